package suma.bench;

import java.util.ArrayList;
import java.util.List;
import suma.engine.cipher.Ff1;
import suma.engine.cipher.Ff1Domain;
import suma.engine.code.Reading;
import suma.engine.code.Schemes;

/** Finds the serials in scans: reads each text, takes the halves out, and deciphers those of many scans together. Not thread-safe. */
final class ScanReader {
    private final Schemes schemes = Schemes.standard();
    private final Reading reading = new Reading();
    private final Ff1 cipher;
    private final MixedScans.Place[][] byScheme;
    private final MixedScans.Place[] place;
    private final long[] left;
    private final long[] right;
    private final int[] enciphered;
    private final Ff1Domain[] domain;
    private final long[] runLeft;
    private final long[] runRight;

    ScanReader(MixedScans mixed, int most) {
        cipher = mixed.newCipher();
        byScheme = byScheme(mixed);
        place = new MixedScans.Place[most];
        left = new long[most];
        right = new long[most];
        enciphered = new int[most];
        domain = new Ff1Domain[most];
        runLeft = new long[most];
        runRight = new long[most];
    }

    private MixedScans.Place[][] byScheme(MixedScans mixed) {
        List<List<MixedScans.Place>> lists = new ArrayList<>();
        schemes.all().forEach(scheme -> lists.add(new ArrayList<>()));
        mixed.places().forEach(p -> lists.get(p.space().scheme().number()).add(p));
        return lists.stream().map(list -> list.toArray(MixedScans.Place[]::new)).toArray(MixedScans.Place[][]::new);
    }

    /** Finds the serials of many texts. */
    void readAll(byte[][] texts, int from, int count) {
        int run = 0;
        for (int i = 0; i < count; i++) {
            read(texts[from + i], i);
            if (place[i].domain().isPresent()) {
                enciphered[run] = i;
                domain[run] = place[i].domain().get();
                runLeft[run] = left[i];
                runRight[run++] = right[i];
            }
        }
        cipher.decrypt(domain, runLeft, runRight, run);
        for (int k = 0; k < run; k++) {
            left[enciphered[k]] = runLeft[k];
            right[enciphered[k]] = runRight[k];
        }
    }

    /** Finds the serial of one text, as the first. */
    void readOne(byte[] text) {
        read(text, 0);
        if (place[0].domain().isPresent()) {
            cipher.decrypt(place[0].domain().get(), left, right, 1);
        }
    }

    /** Reads a text and takes the halves out, the last step before the cipher. */
    void read(byte[] text, int at) {
        schemes.read(text, 0, text.length, reading);
        for (int i = 0; i < reading.candidates(); i++) {
            for (MixedScans.Place candidate : byScheme[reading.scheme(i).number()]) {
                if (candidate.space().extract(reading.buffer(i), reading.offset(i), reading.length(i), left, right, at)) {
                    place[at] = candidate;
                    return;
                }
            }
        }
        throw new AssertionError("scan not found: " + reading.problem());
    }

    MixedScans.Place place(int i) {
        return place[i];
    }

    long index(int i) {
        return place[i].index(left[i], right[i]);
    }
}

package suma.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import suma.engine.cipher.Ff1;
import suma.engine.cipher.Ff1Domain;
import suma.engine.cipher.Ff1Key;
import suma.engine.code.FieldException;
import suma.engine.code.SpaceFormat;

/**
 * Shuffled scans of codes of every scheme, and what they should be found to be: one half of them plain codes, the other half
 * every other form that codes of the scheme have.
 */
final class MixedScans {
    private static final byte[] AES_KEY = new byte[16];
    private static final long SEED = 20251103;
    private static final long INDICES = 10_000;
    private static final int CODES_A_SPACE = 80;

    private final Ff1Key key = new Ff1Key(AES_KEY);
    private final Ff1 ff1 = new Ff1(key);
    private final List<Place> places = new ArrayList<>();
    private final List<Scan> scans = new ArrayList<>();

    /** A serial space and its cipher, none where it is so small that serials are in order. */
    record Place(SpaceFormat space, byte[] tweak, Optional<Ff1Domain> domain, long rightSize) {
        FPEParameters parameters() {
            return new FPEParameters(new KeyParameter(AES_KEY), space.radix(), tweak);
        }

        long index(long left, long right) {
            return domain.isPresent() ? domain.get().index(left, right) : left * rightSize + right;
        }
    }

    /** A text and the serial in it. */
    record Scan(byte[] text, Place place, long index) {
        void expect(String reader, SpaceFormat space, long found) {
            if (space != place.space || found != index) {
                throw new AssertionError(reader + " on \"" + new String(text, StandardCharsets.UTF_8) + "\": expected=" + place.space
                        + " " + index + " actual=" + space + " " + found);
            }
        }
    }

    MixedScans(int count) throws FieldException {
        Random random = new Random(SEED);
        for (MixedSpaces.Made made : MixedSpaces.all()) {
            Place place = place(made.scheme().space(made.fields()));
            places.add(place);
            for (int i = 0; i < CODES_A_SPACE; i++) {
                addScans(place, random.nextLong(INDICES));
            }
        }
        Collections.shuffle(scans, random);
        scans.subList(count, scans.size()).clear();
    }

    private Place place(SpaceFormat space) {
        byte[] tweak = {(byte) places.size()};
        boolean large = space.capacity().bitLength() >= Long.SIZE || space.capacity().longValue() >= Ff1Domain.MIN_STRINGS;
        Optional<Ff1Domain> domain = large ? Optional.of(key.domain(space.radix(), space.serialLength(), tweak)) : Optional.empty();
        int rightLength = space.serialLength() - space.serialLength() / 2;
        return new Place(space, tweak, domain, (long) Math.pow(space.radix(), rightLength));
    }

    private void addScans(Place place, long index) {
        long[] left = {index / place.rightSize};
        long[] right = {index % place.rightSize};
        place.domain.ifPresent(domain -> ff1.encrypt(domain, left, right, 1));
        byte[] code = new byte[place.space.textLength()];
        place.space.render(left[0], right[0], code, 0);
        for (String form : ScanForms.of(place.space.scheme(), new String(code, StandardCharsets.US_ASCII))) {
            scans.add(new Scan(code, place, index));
            scans.add(new Scan(form.getBytes(StandardCharsets.UTF_8), place, index));
        }
    }

    List<Place> places() {
        return places;
    }

    List<Scan> scans() {
        return scans;
    }

    /** A cipher that the places' domains are of. */
    Ff1 newCipher() {
        return new Ff1(key);
    }
}

package suma.engine.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.catalog.Product;
import suma.engine.code.Reading;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;

/**
 * A thread's hand for answering scans and for turning scanned texts into CodeIds. Not thread-safe; allocates nothing for
 * codes issued here, and reads the store only for those that are sold or were scanned in public. Close it before the engine.
 */
public final class Lookup implements AutoCloseable {
    /** Bytes that the longest plain code takes. */
    public static final int LONGEST_CODE = Schemes.MAX_TEXT_BYTES;

    private final ReadSide side;
    private final Reading reading = new Reading();
    private final CodeRenderer renderer;
    private final CodeList list;
    private final Findings findings;
    private final Finding finding = new Finding();
    private final List<String> productKeys = new ArrayList<>();
    private boolean closed;

    /** Hears of each text of a list in order. The finding is good until it returns. */
    @FunctionalInterface
    public interface Taker {
        void found(int position, Finding finding);
    }

    public Lookup(ReadSide side) {
        side.enter();
        this.side = side;
        this.renderer = new CodeRenderer(side);
        this.list = new CodeList(side, renderer.ciphers());
        this.findings = new Findings(side, list, new Resolver(side, renderer), renderer);
    }

    /**
     * Finds out what a scanned text stands for. False, with {@link Finding#problem()} saying why, when it is no item's code.
     * Takes the place of a list that was begun.
     */
    public boolean find(byte[] text, int offset, int length, Finding out) {
        list.clear();
        list.add(text, offset, length);
        findings.begin();
        findings.fill(0, out);
        return out.isCode();
    }

    /** Begins a list of texts to be looked up, or turned into CodeIds, together. */
    public void clear() {
        list.clear();
    }

    /** Adds a scanned text to the list; its bytes must stay as they are until the list is worked off. */
    public void add(byte[] text, int offset, int length) {
        list.add(text, offset, length);
    }

    public int count() {
        return list.count();
    }

    /** Text {@code i} of the list as it was scanned. */
    public String scanned(int i) {
        return list.scanned(i);
    }

    /** Looks the texts of the list up as one run. */
    public void findAll(Taker taker) {
        findings.begin();
        for (int i = 0; i < list.count(); i++) {
            findings.fill(i, finding);
            taker.found(i, finding);
        }
    }

    /** For each text of the list, in order, its CodeId or the negative number of an {@link Unresolved}. */
    public void codeIds(long[] dst) {
        list.decipher();
        for (int i = 0; i < list.count(); i++) {
            dst[i] = findings.codeId(i);
        }
    }

    /** Writes the plain code of a CodeId, which must exist; returns its length. */
    public int render(long codeId, byte[] dst, int offset) {
        return renderer.render(codeId, dst, offset);
    }

    /** Writes plain codes of consecutive CodeIds, which must exist, into a chunk; returns how many found room. */
    public int render(long firstCodeId, int count, CodeChunk chunk) {
        chunk.clear();
        return renderer.append(firstCodeId, count, chunk);
    }

    public String text(long codeId) {
        byte[] bytes = new byte[LONGEST_CODE];
        return new String(bytes, 0, render(codeId, bytes, 0), StandardCharsets.UTF_8);
    }

    /** The plain code of a text that others issued for a product; empty when it is no code of the product's scheme and fields. */
    public Optional<byte[]> foreignCode(Product product, byte[] text, int offset, int length) {
        side.schemes.read(text, offset, length, reading);
        for (int i = 0; reading.kind() == Reading.Kind.CODE && i < reading.candidates(); i++) {
            if (belongs(product, reading.scheme(i), i)) {
                byte[] buffer = reading.buffer(i);
                return Optional.of(java.util.Arrays.copyOfRange(buffer, reading.offset(i), reading.offset(i) + reading.length(i)));
            }
        }
        return Optional.empty();
    }

    private boolean belongs(Product product, Scheme scheme, int candidate) {
        if (!scheme.name().equals(product.scheme())) {
            return false;
        }
        productKeys.clear();
        scheme.productKeys(reading.buffer(candidate), reading.offset(candidate), reading.length(candidate), productKeys);
        return productKeys.contains(scheme.productKey(product.fields()));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            side.leave();
        }
    }
}

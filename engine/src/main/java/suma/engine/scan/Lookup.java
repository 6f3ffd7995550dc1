package suma.engine.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.OrdinalMap;
import suma.engine.catalog.Product;
import suma.engine.code.Reading;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;
import suma.engine.command.Unresolved;
import suma.engine.index.WordLayout;

/**
 * A thread's hand for answering scans and for turning scanned texts into CodeIds. Not thread-safe; allocates nothing for
 * codes issued here. Close it before the engine.
 */
public final class Lookup implements AutoCloseable {
    /** Bytes that the longest plain code takes. */
    public static final int LONGEST_CODE = Schemes.MAX_TEXT_BYTES;

    private final ReadSide side;
    private final Reading reading = new Reading();
    private final Resolver resolver;
    private final CodeRenderer renderer;
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private final Today today;
    private final CodeList list;
    private final List<String> productKeys = new ArrayList<>();
    private boolean closed;

    public Lookup(ReadSide side) {
        side.enter();
        this.side = side;
        this.resolver = new Resolver(side);
        this.renderer = new CodeRenderer(side);
        this.today = new Today(side.clock);
        this.list = new CodeList(side, resolver);
    }

    /** Finds out what a scanned text stands for. False, with {@link Finding#problem()} saying why, when it is no item's code. */
    public boolean find(byte[] text, int offset, int length, Finding out) {
        out.clear();
        side.schemes.read(text, offset, length, reading);
        if (reading.kind() != Reading.Kind.CODE) {
            out.problem = reading.kind() == Reading.Kind.PRODUCT ? Unresolved.NAMES_A_PRODUCT.reason() : reading.problem();
            return false;
        }
        long codeId = resolver.resolve(reading);
        boolean known = codeId != CodeId.NONE || knowsProduct();
        if (!known && !reading.scheme(0).namesItem()) {
            out.problem = Unresolved.NAMES_A_PRODUCT.reason();
            return false;
        }
        int candidate = codeId == CodeId.NONE ? 0 : resolver.candidate();
        copyCode(candidate, out);
        if (codeId == CodeId.NONE) {
            out.verdict = known ? Verdict.NOT_ISSUED : Verdict.UNKNOWN_PRODUCT;
        } else {
            fill(codeId, out);
        }
        return true;
    }

    private void copyCode(int candidate, Finding out) {
        out.scheme = reading.scheme(candidate);
        out.codeLength = reading.length(candidate);
        System.arraycopy(reading.buffer(candidate), reading.offset(candidate), out.code, 0, out.codeLength);
    }

    private void fill(long codeId, Finding out) {
        long ordinal = CodeId.ordinal(codeId);
        side.catalog.ordinals().find(ordinal, place);
        long word = side.blocks.word(ordinal);
        int own = WordLayout.disposition(word);
        out.codeId = codeId;
        out.batch = place.batch();
        out.parent = WordLayout.parent(word);
        out.disposition = own == Disposition.AS_BATCH ? out.batch.state().defaults().at(place.offset(ordinal)) : Disposition.of(own);
        out.verdict = switch (out.disposition) {
            case VOIDED -> Verdict.VOIDED;
            case ISSUED -> Verdict.NOT_COMMISSIONED;
            case COMMISSIONED -> out.batch.expired(today.epochDay()) ? Verdict.EXPIRED : Verdict.OK;
        };
    }

    private boolean knowsProduct() {
        return Resolver.knowsProduct(side.catalog, reading, productKeys);
    }

    /** Begins a list of codes to be turned into CodeIds together. */
    public void clear() {
        list.clear();
    }

    /** Adds a scanned text to the list; its bytes must stay as they are until {@link #codeIds}. */
    public void add(byte[] text, int offset, int length) {
        list.add(text, offset, length);
    }

    public int count() {
        return list.count();
    }

    /** For each text of the list, in order, its CodeId or the negative number of an {@link Unresolved}. */
    public void codeIds(long[] dst) {
        list.codeIds(dst);
    }

    /** Writes the plain code of a CodeId, which must exist; returns its length. */
    public int render(long codeId, byte[] dst, int offset) {
        return renderer.render(codeId, dst, offset);
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

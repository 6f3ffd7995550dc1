package suma.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.BatchState;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Extent;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.CommandLayout;

/**
 * Parties, products, spaces and batches in the store.
 *
 * <pre>
 * key:   kind:u8, in the order they must be loaded | number, 4 bytes
 * party, product: as in {@link CommandLayout}
 * space: scheme:text | fields:texts | master key:varint | code of the highest serial:text | where it went on after serials were left out:varint, absent if none were
 * batch: product:varint | lot:text | produced on, expires on:day | attributes:texts | space:varint | ordered at:zigzag ms
 *        | extents:varint, each  first ordinal | first index | count:varint
 *        | default runs:varint, each  from:varint | disposition:u8 | recall:varint, 0 for none
 * skip:  serials that new spaces leave out:varint
 * </pre>
 */
public final class CatalogLayout {
    /** What a key speaks of, in loading order. */
    public enum Kind { PARTY, PRODUCT, SPACE, BATCH, SKIP }

    private static final int NUMBER_BYTES = 4;

    private CatalogLayout() {
    }

    /** A serial space as stored: enough to compute its format again, and a code of it to see that the scheme is still the same. */
    public record StoredSpace(String scheme, SortedMap<String, String> fields, int keyId, String lastCode, long floor) {
    }

    /** A batch as stored; the product is its number. */
    public record StoredBatch(int product, Batch.Order order, BatchState state) {
    }

    public static byte[] key(Kind kind, int number) {
        return new ByteWriter().u8(kind.ordinal()).fixed(number, NUMBER_BYTES).toBytes();
    }

    public static Kind kind(byte[] key) {
        return Kind.values()[new ByteReader(key).u8("catalog kind", 0, Kind.values().length - 1)];
    }

    public static int number(byte[] key) {
        return (int) new ByteReader(key, 1, NUMBER_BYTES).fixed(NUMBER_BYTES);
    }

    public static byte[] encode(Party party) {
        ByteWriter out = new ByteWriter();
        CommandLayout.write(party, out);
        return out.toBytes();
    }

    public static byte[] encode(Product product) {
        ByteWriter out = new ByteWriter();
        CommandLayout.write(product, out);
        return out.toBytes();
    }

    public static byte[] encode(StoredSpace space) {
        ByteWriter out = new ByteWriter().text(space.scheme()).texts(space.fields()).varint(space.keyId()).text(space.lastCode());
        return space.floor() == 0 ? out.toBytes() : out.varint(space.floor()).toBytes();
    }

    public static StoredSpace readSpace(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new StoredSpace(in.text(), in.texts(), (int) in.varint(), in.text(), in.atEnd() ? 0 : in.varint());
    }

    /** Serials that new spaces leave out. */
    public static byte[] encodeSkip(long codes) {
        return new ByteWriter().varint(codes).toBytes();
    }

    public static long readSkip(byte[] value) {
        return new ByteReader(value).varint();
    }

    public static byte[] encode(StoredBatch batch) {
        Batch.Order order = batch.order();
        ByteWriter out = new ByteWriter().varint(batch.product()).text(order.lot()).day(order.producedOn()).day(order.expiresOn())
                .texts(order.attributes()).varint(order.space()).zigzag(order.orderedAtMs());
        writeExtents(batch.state().extents(), out);
        writeDefaults(batch.state().defaults(), out);
        return out.varint(batch.state().recall()).toBytes();
    }

    public static StoredBatch readBatch(byte[] value) {
        ByteReader in = new ByteReader(value);
        int product = (int) in.varint();
        Batch.Order order = new Batch.Order(in.text(), in.day(), in.day(), in.texts(), (int) in.varint(), in.zigzag());
        return new StoredBatch(product, order, new BatchState(readExtents(in), readDefaults(in), in.varint()));
    }

    private static void writeExtents(List<Extent> extents, ByteWriter out) {
        out.varint(extents.size());
        extents.forEach(extent -> out.varint(extent.firstOrdinal()).varint(extent.firstIndex()).varint(extent.count()));
    }

    private static List<Extent> readExtents(ByteReader in) {
        int count = in.count(3);
        List<Extent> extents = new ArrayList<>(count);
        long offset = 0;
        for (int i = 0; i < count; i++) {
            Extent extent = readExtent(offset, in);
            extents.add(extent);
            offset = extent.endOffset();
        }
        return List.copyOf(extents);
    }

    private static Extent readExtent(long offset, ByteReader in) {
        Extent extent = new Extent(offset, in.varint(), in.varint(), in.varint());
        boolean within = extent.firstOrdinal() > 0 && extent.count() > 0 && extent.firstIndex() >= 0
                && extent.firstOrdinal() <= CodeId.MAX_ORDINAL && extent.count() <= CodeId.MAX_ORDINAL;
        if (!within) {
            throw new CorruptionException("extent of a batch: expected ordinals within 1 to " + CodeId.MAX_ORDINAL + ", actual " + extent);
        }
        return extent;
    }

    private static void writeDefaults(Defaults defaults, ByteWriter out) {
        out.varint(defaults.runs());
        for (int run = 0; run < defaults.runs(); run++) {
            out.varint(defaults.from(run)).u8(defaults.disposition(run).number());
        }
    }

    private static Defaults readDefaults(ByteReader in) {
        int runs = in.count(2);
        long[] from = new long[runs];
        byte[] disposition = new byte[runs];
        for (int run = 0; run < runs; run++) {
            from[run] = in.varint();
            disposition[run] = (byte) in.u8("disposition", 1, Disposition.values().length);
        }
        if (runs == 0 || from[0] != 0) {
            throw new CorruptionException("defaults of a batch: expected runs from offset 0 on, actual " + runs + " runs");
        }
        return Defaults.of(from, disposition);
    }
}

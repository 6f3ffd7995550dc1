package suma.engine.scan;

import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Extent;
import suma.engine.catalog.OrdinalMap;
import suma.engine.catalog.SerialSpace;
import suma.engine.cipher.Ff1Domain;
import suma.engine.code.Schemes;

/** Writes the plain codes of CodeIds, single or in runs. Not thread-safe. */
public final class CodeRenderer {
    private static final int SHARD = 0;

    private final ReadSide side;
    private final Ciphers ciphers;
    private final ForeignReader foreign;
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private final long[] left = new long[CodeChunk.CAPACITY];
    private final long[] right = new long[CodeChunk.CAPACITY];
    private final byte[] text = new byte[Schemes.MAX_TEXT_BYTES];

    public CodeRenderer(ReadSide side) {
        this.side = side;
        this.ciphers = new Ciphers(side.keystore);
        this.foreign = new ForeignReader(side.store);
    }

    Ciphers ciphers() {
        return ciphers;
    }

    ForeignReader foreign() {
        return foreign;
    }

    public ReadSide side() {
        return side;
    }

    /** The place of a code that must exist; valid until the next call. */
    public OrdinalMap.Place place(long codeId) {
        if (!side.catalog.ordinals().find(CodeId.ordinal(codeId), place)) {
            throw new CorruptionException("CodeId " + codeId + ": expected a batch that has it, actual none");
        }
        return place;
    }

    /** Writes one plain code; returns its length. */
    public int render(long codeId, byte[] dst, int offset) {
        Batch batch = place(codeId).batch();
        if (batch.registered()) {
            return foreign.text(codeId, dst, offset);
        }
        SerialSpace space = side.catalog.space(batch.order().space());
        encipher(space, indexOf(codeId), 1);
        space.format().render(left[0], right[0], dst, offset);
        return space.format().textLength();
    }

    /** The space of a code that must exist, null when others issued it. */
    SerialSpace spaceOf(long codeId) {
        Batch batch = place(codeId).batch();
        return batch.registered() ? null : side.catalog.space(batch.order().space());
    }

    /** The index in its space of a code issued here. */
    long indexOf(long codeId) {
        return indexOf(place(codeId).batch(), place.offset(CodeId.ordinal(codeId)));
    }

    private static long indexOf(Batch batch, long offset) {
        Extent extent = batch.state().at(offset);
        return extent.firstIndex() + (offset - extent.offset());
    }

    private void encipher(SerialSpace space, long firstIndex, int count) {
        Optional<Ff1Domain> domain = space.domain();
        if (domain.isPresent()) {
            ciphers.of(space.keyId()).encryptRun(domain.get(), firstIndex, left, right, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            left[i] = (firstIndex + i) / space.rightSize();
            right[i] = (firstIndex + i) % space.rightSize();
        }
    }

    /** Appends codes with consecutive CodeIds that must exist, at most as many as there is room for; returns how many. */
    public int append(long firstCodeId, int count, CodeChunk chunk) {
        OrdinalMap.Place found = place(firstCodeId);
        long offset = found.offset(CodeId.ordinal(firstCodeId));
        long inExtent = found.batch().state().at(offset).endOffset() - offset;
        int taken = (int) Math.min(Math.min(count, chunk.room()), inExtent);
        append(found.batch(), offset, taken, chunk);
        return taken;
    }

    /** Appends codes {@code offset} to before {@code offset + count} of a batch, all of one extent. */
    public void append(Batch batch, long offset, int count, CodeChunk chunk) {
        Extent extent = batch.state().at(offset);
        long firstOrdinal = extent.firstOrdinal() + (offset - extent.offset());
        if (batch.registered()) {
            for (int i = 0; i < count; i++) {
                long codeId = CodeId.of(SHARD, firstOrdinal + i);
                chunk.add(codeId, text, foreign.text(codeId, text, 0));
            }
            return;
        }
        SerialSpace space = side.catalog.space(batch.order().space());
        encipher(space, indexOf(batch, offset), count);
        chunk.add(CodeId.of(SHARD, firstOrdinal), space.format(), left, right, count);
    }
}

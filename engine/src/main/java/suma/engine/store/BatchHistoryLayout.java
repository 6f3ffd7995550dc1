package suma.engine.store;

import java.util.Optional;
import suma.engine.command.EventContext;
import suma.engine.history.BatchHappening;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Role;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.EventLayout;

/**
 * What has happened to a run of a batch's codes in print order, written once whatever the run's length.
 *
 * <pre>
 * key:   batch number, 4 bytes | sequence, 6 bytes
 * value: kind:u8 | recorded at, 6 bytes ms | first print position:varint | codes:varint | event context
 * </pre>
 */
public final class BatchHistoryLayout {
    private static final int BATCH_BYTES = 4;
    private static final int SEQUENCE_BYTES = 6;
    private static final int TIME_BYTES = 6;

    private BatchHistoryLayout() {
    }

    public static byte[] key(int batch, long sequence) {
        return new ByteWriter().fixed(batch, BATCH_BYTES).fixed(sequence, SEQUENCE_BYTES).toBytes();
    }

    public static int batch(byte[] key) {
        return (int) new ByteReader(key).fixed(BATCH_BYTES);
    }

    public static byte[] value(BatchHappening one) {
        ByteWriter out = new ByteWriter().u8(one.what().kind().ordinal()).fixed(one.what().recordedAtMs(), TIME_BYTES)
                .varint(one.offset()).varint(one.count());
        EventLayout.context(one.what().context(), out);
        return out.toBytes();
    }

    public static BatchHappening read(byte[] key, byte[] value) {
        long sequence = new ByteReader(key, BATCH_BYTES, SEQUENCE_BYTES).fixed(SEQUENCE_BYTES);
        ByteReader in = new ByteReader(value);
        EventKind kind = EventKind.values()[in.u8("kind of event", 0, EventKind.values().length - 1)];
        long recordedAtMs = in.fixed(TIME_BYTES);
        long offset = in.varint();
        long count = in.varint();
        EventContext context = EventLayout.readContext(in);
        return new BatchHappening(offset, count, new Happening(sequence, recordedAtMs, kind, Role.SUBJECT, Optional.empty(),
                context, Happening.NO_DETAILS));
    }
}

package suma.engine.store;

import suma.engine.command.EventContext;
import suma.engine.history.Stamp;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * When something happened, within other values.
 *
 * <pre>
 * 2 · sequence + (1 where a time was told):varint | as told:zigzag ms, if so
 * </pre>
 */
final class StampLayout {
    private StampLayout() {
    }

    static ByteWriter write(Stamp stamp, ByteWriter out) {
        out.varint(stamp.sequence() << 1 | (stamp.told() ? 1 : 0));
        return stamp.told() ? out.zigzag(stamp.toldMs()) : out;
    }

    static Stamp read(ByteReader in) {
        long head = in.varint();
        return new Stamp(head >>> 1, (head & 1) == 0 ? EventContext.NOT_TOLD : in.zigzag());
    }
}

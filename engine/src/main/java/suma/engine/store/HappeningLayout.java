package suma.engine.store;

import java.util.Optional;
import suma.engine.CorruptionException;
import suma.engine.command.EventContext;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Role;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.EventLayout;

/**
 * One event within the values of histories; its sequence is in the key.
 *
 * <pre>
 * kind:u8 | shape:u8 | recorded at, 6 bytes ms | parent left − base:zigzag, since ({@link StampLayout}), if any
 * | event context, if told | details:texts, if any
 *
 *   7     5     4        3        2     1     0
 * +--------+--------+--------+--------+-----------+
 * |   0    | details| context|  left  |   role    |   shape
 * +--------+--------+--------+--------+-----------+
 * </pre>
 */
final class HappeningLayout {
    private static final int TIME_BYTES = 6;
    private static final int ROLE_MASK = 3;
    private static final int LEFT = 1 << 2;
    private static final int HAS_CONTEXT = 1 << 3;
    private static final int HAS_DETAILS = 1 << 4;

    private HappeningLayout() {
    }

    /** @param base a CodeId near those of parents that may be left */
    static ByteWriter write(Happening what, long base, ByteWriter out) {
        int shape = shape(what);
        out.u8(what.kind().ordinal()).u8(shape).fixed(what.recordedAtMs(), TIME_BYTES);
        if (what.departure().isPresent()) {
            out.zigzag(what.departure().get().parent() - base);
            StampLayout.write(what.departure().get().since(), out);
        }
        if ((shape & HAS_CONTEXT) != 0) {
            EventLayout.context(what.context(), out);
        }
        return (shape & HAS_DETAILS) == 0 ? out : out.texts(what.details());
    }

    private static int shape(Happening what) {
        return what.role().ordinal() | (what.departure().isPresent() ? LEFT : 0)
                | (what.context().equals(EventContext.NONE) ? 0 : HAS_CONTEXT)
                | (what.details().isEmpty() ? 0 : HAS_DETAILS);
    }

    static Happening read(long sequence, long base, ByteReader in) {
        EventKind kind = EventKind.values()[in.u8("kind of event", 0, EventKind.values().length - 1)];
        int shape = in.u8();
        long recordedAtMs = in.fixed(TIME_BYTES);
        Optional<Departure> departure = (shape & LEFT) == 0 ? Optional.empty()
                : Optional.of(new Departure(base + in.zigzag(), StampLayout.read(in)));
        EventContext context = (shape & HAS_CONTEXT) == 0 ? EventContext.NONE : EventLayout.readContext(in);
        return new Happening(sequence, recordedAtMs, kind, role(shape & ROLE_MASK), departure, context,
                (shape & HAS_DETAILS) == 0 ? Happening.NO_DETAILS : in.texts());
    }

    private static Role role(int number) {
        if (number >= Role.values().length) {
            throw new CorruptionException("role in an event: expected 0 to " + (Role.values().length - 1) + ", actual " + number);
        }
        return Role.values()[number];
    }
}

package suma.engine.journal;

import suma.engine.CorruptionException;
import suma.engine.command.Command;
import suma.engine.command.EventContext;

/**
 * What the bytes of events share.
 *
 * <pre>
 * code list:     codes:varint, then per run  first − end of run before:zigzag | count:varint   (kept in the order told)
 * event context: flags:u8, then per flag  at:zigzag ms | party | location | document | reason:text
 * </pre>
 */
public final class EventLayout {
    private static final int HAS_TIME = 1;
    private static final int HAS_PARTY = 2;
    private static final int HAS_LOCATION = 4;
    private static final int HAS_DOCUMENT = 8;
    private static final int HAS_REASON = 16;

    private EventLayout() {
    }

    static void codes(long[] codes, ByteWriter out) {
        out.varint(codes.length);
        long expected = 0;
        for (int begin = 0; begin < codes.length; ) {
            int end = begin + 1;
            while (end < codes.length && codes[end] == codes[end - 1] + 1) {
                end++;
            }
            out.zigzag(codes[begin] - expected).varint(end - begin);
            expected = codes[end - 1] + 1;
            begin = end;
        }
    }

    static long[] readCodes(ByteReader in) {
        long total = in.varint();
        if (total < 0 || total > Command.MOST_CODES) {
            throw new CorruptionException("codes of a command: expected at most " + Command.MOST_CODES + " actual " + total);
        }
        long[] codes = new long[(int) total];
        long expected = 0;
        for (int filled = 0; filled < codes.length; ) {
            long first = expected + in.zigzag();
            long count = in.varint();
            if (count < 1 || count > codes.length - filled) {
                throw new CorruptionException("run of codes: expected 1 to " + (codes.length - filled) + " actual " + count);
            }
            for (int i = 0; i < count; i++) {
                codes[filled++] = first + i;
            }
            expected = first + count;
        }
        return codes;
    }

    public static void context(EventContext context, ByteWriter out) {
        int flags = (context.atMs() == EventContext.NOT_TOLD ? 0 : HAS_TIME) | flag(context.party(), HAS_PARTY)
                | flag(context.location(), HAS_LOCATION) | flag(context.document(), HAS_DOCUMENT) | flag(context.reason(), HAS_REASON);
        out.u8(flags);
        if ((flags & HAS_TIME) != 0) {
            out.zigzag(context.atMs());
        }
        for (String text : new String[] {context.party(), context.location(), context.document(), context.reason()}) {
            if (!text.isEmpty()) {
                out.text(text);
            }
        }
    }

    private static int flag(String text, int flag) {
        return text.isEmpty() ? 0 : flag;
    }

    public static EventContext readContext(ByteReader in) {
        int flags = in.u8();
        if (flags == 0) {
            return EventContext.NONE;
        }
        return new EventContext((flags & HAS_TIME) == 0 ? EventContext.NOT_TOLD : in.zigzag(), text(in, flags & HAS_PARTY),
                text(in, flags & HAS_LOCATION), text(in, flags & HAS_DOCUMENT), text(in, flags & HAS_REASON));
    }

    private static String text(ByteReader in, int present) {
        return present == 0 ? "" : in.text();
    }
}

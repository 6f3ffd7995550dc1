package suma.engine.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The prefix of codes of eight bytes or more, written and compared in whole words. */
final class PrefixWords {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long[] words;
    /** How far after the start of a code each word goes; the last one may overlap the one before. */
    private final int[] places;
    /** The bits of the code that stay beside the only word of a prefix shorter than it. */
    private final long kept;

    PrefixWords(byte[] prefix) {
        int count = (prefix.length + Long.BYTES - 1) / Long.BYTES;
        byte[] padded = Arrays.copyOf(prefix, Math.max(prefix.length, Long.BYTES));
        words = new long[count];
        places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = Math.min(i * Long.BYTES, padded.length - Long.BYTES);
            words[i] = (long) WORDS.get(padded, places[i]);
        }
        kept = prefix.length < Long.BYTES ? -1L << Byte.SIZE * prefix.length : 0;
    }

    /** Whether a code begins with it. */
    boolean holds(byte[] text, int offset) {
        boolean same = true;
        for (int i = 0; i < words.length && same; i++) {
            same = (((long) WORDS.get(text, offset + places[i]) ^ words[i]) & ~kept) == 0;
        }
        return same;
    }

    /** Writes it at every {@code stride} bytes before {@code end}; eight bytes or more from there on must be within the array. */
    void write(byte[] dst, int start, int end, int stride) {
        for (int i = 0; i < words.length; i++) {
            if (kept == 0) {
                write(words[i], dst, start + places[i], end, stride);
            } else {
                writeShort(words[i], dst, start, end, stride);
            }
        }
    }

    private static void write(long word, byte[] dst, int start, int end, int stride) {
        for (int at = start; at < end; at += stride) {
            WORDS.set(dst, at, word);
        }
    }

    private void writeShort(long word, byte[] dst, int start, int end, int stride) {
        long rest = kept;
        for (int at = start; at < end; at += stride) {
            WORDS.set(dst, at, (long) WORDS.get(dst, at) & rest | word);
        }
    }
}

package suma.engine.cipher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The AES block of one FF1 round, input and output, as two big-endian words.
 *
 * <pre>
 *   in  | tail of tweak ... zeros | round (1) | NUM(source half) (b) |   xor the chain over all blocks before it
 *   out | y (d)                                    | unused (16 - d) |   d = 8 when b is up to 4, else 12
 * </pre>
 *
 * <p>SP 800-38G takes the CBC chain over P, which names the parameters, and Q, which ends with round and half. Here b is
 * at most 8, so both stand in the last block, whatever the tweak; the blocks before it are the same in all rounds and of all strings.
 */
final class RoundBlockLayout {
    static final int ROUNDS = 10;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int LOW = Long.BYTES;
    private static final int PARAMETERS_BYTES = 16;
    private static final int NARROW_HALF_BYTES = 4;

    /** The chain and the tweak's tail: the block but for round and half. */
    final long high;
    final long low;
    /** What one round adds to each word of the block; one of the two is 0. */
    final long highRound;
    final long lowRound;
    /** Whether y has 64 bits, and not 96. */
    final boolean narrow;

    private RoundBlockLayout(long high, long low, int halfBytes) {
        this.high = high;
        this.low = low;
        highRound = halfBytes == Long.BYTES ? 1 : 0;
        lowRound = halfBytes == Long.BYTES ? 0 : 1L << Byte.SIZE * halfBytes;
        narrow = halfBytes <= NARROW_HALF_BYTES;
    }

    static RoundBlockLayout of(Ff1Key key, int radix, int length, byte[] tweak, long rightSize) {
        int halfBytes = (Long.SIZE - Long.numberOfLeadingZeros(rightSize - 1) + Byte.SIZE - 1) / Byte.SIZE;
        int blocks = (tweak.length + halfBytes) / AesBlocks.BLOCK + 1;
        ByteBuffer message = ByteBuffer.allocate(PARAMETERS_BYTES + blocks * AesBlocks.BLOCK);
        message.put((byte) 1).put((byte) 2).put((byte) 1).put((byte) 0).putShort((short) radix);
        message.put((byte) ROUNDS).put((byte) (length / 2)).putInt(length).putInt(tweak.length).put(tweak);
        byte[] before = new byte[message.capacity() - AesBlocks.BLOCK];
        message.get(0, before);
        ByteBuffer chain = ByteBuffer.wrap(key.chain(before));
        return new RoundBlockLayout(chain.getLong(0) ^ message.getLong(before.length),
                chain.getLong(LOW) ^ message.getLong(before.length + LOW), halfBytes);
    }

    /** The high word of a round's block. */
    long high(int round) {
        return high ^ highRound * round;
    }

    /** The low word of a round's block, but for the source half, which is to be xored in. */
    long low(int round) {
        return low ^ lowRound * round;
    }

    static void putHigh(byte[] blocks, int block, long word) {
        WORD.set(blocks, block * AesBlocks.BLOCK, word);
    }

    static void putLow(byte[] blocks, int block, long word) {
        WORD.set(blocks, block * AesBlocks.BLOCK + LOW, word);
    }

    /** All of y when it is narrow. */
    static long high(byte[] blocks, int block) {
        return (long) WORD.get(blocks, block * AesBlocks.BLOCK);
    }

    /** The first 32 of the 96 bits of a wide y. */
    static long wideHigh(byte[] blocks, int block) {
        return high(blocks, block) >>> Integer.SIZE;
    }

    /** The last 64 of the 96 bits of a wide y. */
    static long wideLow(byte[] blocks, int block) {
        return (long) WORD.get(blocks, block * AesBlocks.BLOCK + Integer.BYTES);
    }
}

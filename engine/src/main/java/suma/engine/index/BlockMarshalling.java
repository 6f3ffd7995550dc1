package suma.engine.index;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.util.ReadResolvable;
import net.openhft.chronicle.hash.serialization.SizedReader;
import net.openhft.chronicle.hash.serialization.SizedWriter;

/**
 * How blocks lie in a Chronicle Map: key, the block number in 8 bytes; value, 64 words of 8 bytes, both in the machine's
 * byte order, since the files never leave it. Reading a single word copies 8 bytes, not 512.
 */
final class BlockMarshalling {
    private static final int WORD_BYTES = Long.BYTES;
    private static final int BLOCK_BYTES = Block.CODES * WORD_BYTES;

    static final Keys KEYS = new Keys();
    static final Blocks BLOCKS = new Blocks();

    private BlockMarshalling() {
    }

    /** A block number; mutable so that look-ups allocate nothing. */
    static final class Key {
        private long number;
    }

    /** A thread's hand in the map: what to look for, and where to put what is found. */
    static final class Cursor {
        private final Key key = new Key();
        private Block block;
        private int slot;
        private long word;

        Cursor wordAt(long number, int wanted) {
            key.number = number;
            slot = wanted;
            block = null;
            return this;
        }

        Cursor wholeBlock(Block target) {
            key.number = target.number();
            block = target;
            return this;
        }

        Key key() {
            return key;
        }

        long word() {
            return word;
        }
    }

    static final class Keys implements SizedReader<Key>, SizedWriter<Key>, ReadResolvable<Keys> {
        @Override
        public Key read(@SuppressWarnings("rawtypes") Bytes in, long size, Key using) {
            Key key = using == null ? new Key() : using;
            key.number = in.readLong();
            return key;
        }

        @Override
        public long size(Key key) {
            return Long.BYTES;
        }

        @Override
        public void write(@SuppressWarnings("rawtypes") Bytes out, long size, Key key) {
            out.writeLong(key.number);
        }

        @Override
        public Keys readResolve() {
            return KEYS;
        }
    }

    static final class Blocks implements SizedReader<Cursor>, SizedWriter<Cursor>, ReadResolvable<Blocks> {
        @Override
        public Cursor read(@SuppressWarnings("rawtypes") Bytes in, long size, Cursor using) {
            Cursor cursor = using == null ? new Cursor() : using;
            long start = in.readPosition();
            if (cursor.block == null) {
                cursor.word = in.readLong(start + (long) cursor.slot * WORD_BYTES);
            } else {
                for (int slot = 0; slot < Block.CODES; slot++) {
                    cursor.block.word(slot, in.readLong(start + (long) slot * WORD_BYTES));
                }
            }
            in.readPosition(start + size);
            return cursor;
        }

        @Override
        public long size(Cursor cursor) {
            return BLOCK_BYTES;
        }

        @Override
        public void write(@SuppressWarnings("rawtypes") Bytes out, long size, Cursor cursor) {
            for (int slot = 0; slot < Block.CODES; slot++) {
                out.writeLong(cursor.block.word(slot));
            }
        }

        @Override
        public Blocks readResolve() {
            return BLOCKS;
        }
    }
}

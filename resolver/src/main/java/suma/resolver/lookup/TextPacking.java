package suma.resolver.lookup;

import io.netty.buffer.ByteBuf;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** What is done to a streamed text before it is sent: nothing, or gzip (RFC 1952). */
interface TextPacking extends AutoCloseable {

    TextPacking NONE = new TextPacking() {
        @Override
        public void pack(ByteBuf text, ByteBuf out) {
            out.writeBytes(text);
        }

        @Override
        public void finish(ByteBuf out) {
        }

        @Override
        public void close() {
        }
    };

    /** Packs some text; what comes out may be nothing yet. */
    void pack(ByteBuf text, ByteBuf out);

    void finish(ByteBuf out);

    @Override
    void close();

    /** Gzip at the fastest level: codes are random digits, and more effort finds no more in them. */
    final class Gzip implements TextPacking {
        private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
        private static final int ROOM = 8 << 10;

        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        private final CRC32 checksum = new CRC32();
        private boolean begun;

        @Override
        public void pack(ByteBuf text, ByteBuf out) {
            begin(out);
            checksum.update(text.nioBuffer());
            deflater.setInput(text.nioBuffer());
            while (!deflater.needsInput()) {
                deflate(out);
            }
        }

        private void begin(ByteBuf out) {
            if (!begun) {
                begun = true;
                out.writeBytes(HEAD);
            }
        }

        private void deflate(ByteBuf out) {
            out.ensureWritable(ROOM);
            int written = deflater.deflate(out.nioBuffer(out.writerIndex(), out.writableBytes()));
            out.writerIndex(out.writerIndex() + written);
        }

        @Override
        public void finish(ByteBuf out) {
            begin(out);
            deflater.finish();
            while (!deflater.finished()) {
                deflate(out);
            }
            out.writeIntLE((int) checksum.getValue()).writeIntLE((int) deflater.getBytesRead());
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}

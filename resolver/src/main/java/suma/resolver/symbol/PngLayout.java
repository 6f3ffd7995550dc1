package suma.resolver.symbol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bytes of a PNG of one bit a dot (ISO/IEC 15948).
 *
 * <pre>
 *  signature 8 | IHDR: width 4, height 4, depth 1, colour 1, compression 1, filter 1, interlace 1 | IDAT | IEND
 *  a chunk: length 4 | name 4 | content | CRC-32 of name and content 4
 *  IDAT, deflated: a row is filter type 0 and its dots
 * </pre>
 */
final class PngLayout {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final byte ONE_BIT = 1;
    private static final byte GREYSCALE = 0;
    private static final int UNFILTERED = 0;

    private PngLayout() {
    }

    static byte[] encode(BitImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).putInt(image.width()).putInt(image.height())
                .put(ONE_BIT).put(GREYSCALE).array();
        writeChunk(png, "IHDR", header);
        writeChunk(png, "IDAT", deflated(image));
        writeChunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] deflated(BitImage image) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            for (int y = 0; y < image.height(); y++) {
                out.write(UNFILTERED);
                out.write(image.bits(), y * image.rowBytes(), image.rowBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void writeChunk(ByteArrayOutputStream png, String name, byte[] content) {
        byte[] named = name.getBytes(US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(named);
        crc.update(content);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}

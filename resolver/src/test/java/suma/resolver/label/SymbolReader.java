package suma.resolver.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads symbols as a scanner does, with another library than the one that made them. */
final class SymbolReader {
    private static final int SYMBOLOGY_LENGTH = 3;
    private static final int WHITE = 0xff;
    /** Rows between symbol and text; a module must be less high. */
    private static final int GAP_DOTS = 6;
    /** How a symbol is sought in a picture, which this library at times does in vain. */
    private static final Map<DecodeHintType, Object> AMONG_OTHERS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.ASSUME_GS1, true);
    /** How the modules are taken as they stand, without seeking. */
    private static final Map<DecodeHintType, Object> ALONE =
            Map.of(DecodeHintType.PURE_BARCODE, true, DecodeHintType.ASSUME_GS1, true);

    private SymbolReader() {
    }

    /** Symbology identifier and data; inner FNC1 as ASCII 29. */
    static String read(byte[] png) throws IOException, NotFoundException {
        LuminanceSource light = withoutText(light(ImageIO.read(new ByteArrayInputStream(png))));
        try {
            return read(light, AMONG_OTHERS);
        } catch (NotFoundException unfound) {
            return read(light, ALONE);
        }
    }

    private static String read(LuminanceSource light, Map<DecodeHintType, Object> hints) throws NotFoundException {
        return text(new MultiFormatReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(light)), hints));
    }

    private static LuminanceSource light(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    }

    /** The part of a picture above the first gap below anything dark; a symbol may have single rows without a dark module. */
    private static LuminanceSource withoutText(LuminanceSource light) {
        int end = 0;
        while (empty(light.getRow(end, null))) {
            end++;
        }
        int gap = 0;
        while (end < light.getHeight() && gap < GAP_DOTS) {
            gap = empty(light.getRow(end++, null)) ? gap + 1 : 0;
        }
        return light.crop(0, 0, light.getWidth(), end);
    }

    private static boolean empty(byte[] row) {
        for (byte light : row) {
            if ((light & 0xff) != WHITE) {
                return false;
            }
        }
        return true;
    }

    private static String text(Result result) {
        String symbology = String.valueOf(result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
        String text = result.getText();
        if (text.startsWith("]C1")) {
            text = text.substring(SYMBOLOGY_LENGTH);
        }
        // A check character of the value that FNC1 has is taken by this library for data.
        return symbology + (result.getBarcodeFormat() == BarcodeFormat.CODE_128 && text.endsWith("\u001d")
                ? text.substring(0, text.length() - 1) : text);
    }
}

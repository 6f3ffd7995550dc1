package suma.resolver.symbol;

import java.util.BitSet;
import suma.resolver.symbol.Modules.QuietZone;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.DataMatrix;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.OkapiInputException;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Rectangle;

/** Encodes texts as symbols. */
final class SymbolEncoder {
    /** Data characters of a GS1-128 symbol (GS1 General Specifications), held to for all Code 128 here. */
    static final int LONGEST_CODE128 = 48;
    private static final int UTF_8_ECI = 26;
    /** Quiet zones of ISO/IEC 18004; of ISO/IEC 16022, and one module to spare; of ISO/IEC 15417. */
    private static final QuietZone QR_QUIET = new QuietZone(4, 4);
    private static final QuietZone DATAMATRIX_QUIET = new QuietZone(2, 2);
    private static final QuietZone CODE128_QUIET = new QuietZone(10, 2);

    private SymbolEncoder() {
    }

    static Modules encode(SymbolText text, Symbology symbology) throws SymbolException {
        return switch (symbology) {
            case QR, DIGITAL_LINK, PAGE -> modules(qr(text), text, QR_QUIET);
            case DATAMATRIX -> modules(dataMatrix(), text, DATAMATRIX_QUIET);
            case CODE128 -> bars(text);
        };
    }

    /** Alphanumeric mode with FNC1 writes a percent sign twice, and there are readers that lose what follows it. */
    private static QrCode qr(SymbolText text) {
        QrCode qr = new QrCode();
        qr.setPreferredEccLevel(QrCode.EccLevel.M);
        qr.setForceByteCompaction(text.gs1() && text.text().indexOf('%') >= 0);
        return qr;
    }

    private static DataMatrix dataMatrix() {
        DataMatrix matrix = new DataMatrix();
        matrix.setForceMode(DataMatrix.ForceMode.SQUARE);
        return matrix;
    }

    private static Modules bars(SymbolText text) throws SymbolException {
        long length = text.text().chars().filter(c -> c != '[' && c != ']').count();
        if (length > LONGEST_CODE128 || !text.ascii()) {
            throw new SymbolException("symbology code128: expected at most " + LONGEST_CODE128 + " ASCII characters, actual "
                    + length + ", " + (text.ascii() ? "all" : "not all") + " of ASCII");
        }
        return modules(new Code128(), text, CODE128_QUIET);
    }

    private static Modules modules(Symbol symbol, SymbolText text, QuietZone quiet) throws SymbolException {
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        if (text.gs1()) {
            symbol.setDataType(Symbol.DataType.GS1);
        } else if (!text.ascii()) {
            symbol.setEciMode(UTF_8_ECI);
        }
        try {
            symbol.setContent(text.text());
        } catch (OkapiInputException unfit) {
            throw new SymbolException("the symbol cannot hold " + text.text() + ": " + unfit.getMessage());
        }
        return modules(symbol, quiet);
    }

    private static Modules modules(Symbol symbol, QuietZone quiet) {
        int columns = symbol.getWidth();
        boolean linear = symbol instanceof Code128;
        BitSet dark = new BitSet();
        for (Rectangle r : symbol.getRectangles()) {
            int rows = linear ? 1 : (int) r.height;
            for (int y = (int) r.y; y < (int) r.y + rows; y++) {
                dark.set(y * columns + (int) r.x, y * columns + (int) (r.x + r.width));
            }
        }
        return new Modules(columns, linear ? 1 : symbol.getHeight(), linear ? symbol.getHeight() : 1, quiet, dark);
    }
}

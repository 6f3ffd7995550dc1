package suma.engine.code;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads GS1 Digital Link URIs (URI Syntax 1.6) of any host. */
final class DigitalLink {

    private static final ApplicationIdentifier GTIN = ApplicationIdentifiers.named("01");
    private static final int GTIN_LENGTH = 14;
    /** In a query this is a space, which no value has. */
    private static final char QUERY_SPACE = '+';
    /** Words for primary keys, which URI Syntax 1.3 has done away with. */
    private static final Pattern KEY_WORD = Pattern.compile("/(gtin|itip|cpid|gln|party|gsrnp?|gcn|sscc|gdti|ginc|gsin|grai|giai)/");

    /** What a compressed link ends with, as many other addresses do. */
    private static final Pattern COMPRESSED = Pattern.compile("/(?=[^/?#]*[A-Za-z])[\\w-]{8,}(?:[?#].*)?$");

    private DigitalLink() {
    }

    /** Reads a URI in which a primary key was found, or was not. */
    static boolean read(byte[] text, UriPlaces uri, int keyAt, Reading out) {
        if (uri.wrong() >= 0) {
            return out.fault(Fault.BAD_URI, uri.wrong());
        }
        if (keyAt < 0) {
            return out.fault(Fault.NO_LINK, uri.pathEnd() - 1);
        }
        out.elementsIn(out.scratch().bytes());
        return readPath(text, keyAt, uri.pathEnd(), out) && readQuery(text, uri.pathEnd() + 1, uri.queryEnd(), out);
    }

    /** Where the rightmost primary key stands that is followed by pairs of segments only, or -1. */
    static int keyAt(byte[] text, UriPlaces uri) {
        int end = uri.pathEnd();
        while (end > uri.pathAt()) {
            int valueAt = WebUri.segmentAt(text, uri.pathAt(), end);
            if (valueAt <= uri.pathAt() + 1) {
                return -1;
            }
            int aiAt = WebUri.segmentAt(text, uri.pathAt(), valueAt - 1);
            if (ApplicationIdentifiers.whole(text, aiAt, valueAt - 1).key()) {
                return aiAt;
            }
            end = aiAt - 1;
        }
        return -1;
    }

    /** Says more of a link in which no key was found. */
    static String withoutKey(String uri) {
        Matcher word = KEY_WORD.matcher(uri);
        if (word.find()) {
            return "; expected digits such as 01, actual " + word.group(1);
        }
        return COMPRESSED.matcher(uri).find() ? "; compressed links are not read" : "";
    }

    private static boolean readPath(byte[] text, int keyAt, int pathEnd, Reading out) {
        int at = keyAt;
        while (at < pathEnd) {
            int slash = WebUri.indexOf('/', text, at, pathEnd);
            int valueEnd = WebUri.indexOf('/', text, slash + 1, pathEnd);
            ApplicationIdentifier ai = ApplicationIdentifiers.whole(text, at, slash);
            if (at > keyAt && !PathQualifiers.mayFollow(out, ai)) {
                return out.fault(Fault.MISPLACED, ai, at);
            }
            if (!readValue(text, ai, at, slash + 1, valueEnd, out)) {
                return false;
            }
            at = valueEnd + 1;
        }
        return true;
    }

    private static boolean readQuery(byte[] text, int queryAt, int queryEnd, Reading out) {
        int inPath = out.elements();
        int at = queryAt;
        while (at < queryEnd) {
            int parameterEnd = WebUri.indexOf('&', text, at, queryEnd);
            int equals = WebUri.indexOf('=', text, at, parameterEnd);
            boolean numeric = equals > at && ByteClass.of(text, at, equals - at) == ByteClass.DIGIT;
            if (numeric && equals < parameterEnd && !readAttribute(text, at, equals, parameterEnd, inPath, out)) {
                return false;
            }
            at = parameterEnd + 1;
        }
        return true;
    }

    private static boolean readAttribute(byte[] text, int at, int equals, int end, int inPath, Reading out) {
        ApplicationIdentifier ai = ApplicationIdentifiers.whole(text, at, equals);
        if (!ai.attribute() || PathQualifiers.belongsInPath(out, inPath, ai)) {
            return out.fault(Fault.MISPLACED, ai, at);
        }
        if (WebUri.indexOf(QUERY_SPACE, text, equals + 1, end) < end) {
            return out.fault(Fault.WRONG_VALUE, ai, WebUri.indexOf(QUERY_SPACE, text, equals + 1, end));
        }
        return readValue(text, ai, at, equals + 1, end, out);
    }

    /** GTINs are often written without their leading zeros. */
    private static boolean readValue(byte[] text, ApplicationIdentifier ai, int aiAt, int start, int end, Reading out) {
        int mark = out.scratch().mark();
        for (int i = end - start; ai == GTIN && i < GTIN_LENGTH && TradeItemNumber.shortLength(end - start); i++) {
            out.scratch().append((byte) '0');
        }
        return WebUri.decode(text, start, end, out) && out.element(ai, aiAt, mark, out.scratch().mark());
    }
}

package suma.engine.code;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pure identity URIs and class URIs of the EPC Tag Data Standard. */
final class EpcUrn {

    private static final String START = "urn:epc:";
    private static final String TAG = "urn:epc:tag:";
    private static final String RAW = "urn:epc:raw:";
    private static final Pattern TAG_PARTS = Pattern.compile("urn:epc:tag:([a-z]+)-\\d+:\\d\\.([!-~]+)");
    /** How many digits a company prefix has. */
    static final int MIN_PREFIX = 6;
    static final int MAX_PREFIX = 12;
    private static final int MAX_NAME = 20;

    /** What the keys of GS1 name that are neither items nor products. */
    private static final Map<String, String> OTHERS = Map.ofEntries(entry("sgln", "a location"), entry("pgln", "a party"),
            entry("gdti", "a document"), entry("gsrn", "a recipient of services"), entry("gsrnp", "a provider of services"),
            entry("sgcn", "a coupon"), entry("ginc", "a consignment"), entry("gsin", "a shipment"), entry("itip", "a piece of an item"),
            entry("cpi", "a component or part"));

    private static final ApplicationIdentifier SSCC = ApplicationIdentifiers.named("00");
    private static final ApplicationIdentifier GTIN = ApplicationIdentifiers.named("01");
    private static final ApplicationIdentifier LOT = ApplicationIdentifiers.named("10");
    private static final ApplicationIdentifier SERIAL = ApplicationIdentifiers.named("21");
    private static final ApplicationIdentifier GRAI = ApplicationIdentifiers.named("8003");
    private static final ApplicationIdentifier GIAI = ApplicationIdentifiers.named("8004");

    private static final Kind[] KINDS = Kind.values();

    private EpcUrn() {
    }

    static boolean starts(byte[] text, int offset, int end) {
        return WebUri.startsWith(START, text, offset, end);
    }

    /** Reads a text that starts with {@code urn:epc:}; its parts become elements. */
    static boolean read(byte[] text, int offset, int end, Reading out) {
        out.elementsIn(out.scratch().bytes());
        for (Kind kind : KINDS) {
            if (WebUri.startsWith(kind.start, text, offset, end)) {
                return kind.read(text, offset + kind.start.length(), end, out);
            }
        }
        if (WebUri.startsWith(TAG, text, offset, end)) {
            return out.fault(Fault.TAG_URN, -1);
        }
        return WebUri.startsWith(RAW, text, offset, end) ? out.fault(Fault.RAW_URN, -1) : out.fault(Fault.OTHER_URN, offset + START.length());
    }

    /** The kind of a URN that is not read, and what such ones name. */
    static String named(String urn) {
        String[] words = urn.substring(START.length()).split(":", 3);
        String name = words.length < 2 ? words[0] : words[0] + ":" + words[1];
        String other = words.length < 2 ? null : OTHERS.get(words[1]);
        String shown = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
        return shown.isEmpty() ? "nothing" : other == null ? shown : shown + ", which names " + other;
    }

    /** The URN of what a tag URI names: without the size of the tag's memory and the filter value. */
    static String pureIdentity(String tagUri) {
        Matcher parts = TAG_PARTS.matcher(tagUri);
        return parts.matches() ? "urn:epc:id:" + parts.group(1) + ":" + parts.group(2) : "urn:epc:id: with kind and parts";
    }

    /** The kinds of URN, by what they start with. */
    private enum Kind {
        SGTIN("urn:epc:id:sgtin:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return tradeItem(text, at, end, SERIAL, out);
            }
        },
        LGTIN("urn:epc:class:lgtin:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return tradeItem(text, at, end, LOT, out);
            }
        },
        GTIN_PATTERN("urn:epc:idpat:sgtin:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return anySerial(text, at, end) ? gtin(text, at, end - 2, out) : out.fault(Fault.BAD_URN, end);
            }
        },
        LOGISTIC_UNIT("urn:epc:id:sscc:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return leadingDigit(SSCC, 17, text, at, end, out);
            }
        },
        RETURNABLE("urn:epc:id:grai:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return returnableAsset(text, at, end, out);
            }
        },
        RETURNABLE_PATTERN("urn:epc:idpat:grai:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return anySerial(text, at, end) ? anyReturnableAsset(text, at, end - 2, out) : out.fault(Fault.BAD_URN, end);
            }
        },
        INDIVIDUAL("urn:epc:id:giai:") {
            @Override
            boolean read(byte[] text, int at, int end, Reading out) {
                return individualAsset(text, at, end, out);
            }
        };

        private final String start;

        Kind(String start) {
            this.start = start;
        }

        /** Reads what follows the start. */
        abstract boolean read(byte[] text, int at, int end, Reading out);
    }

    /** Whether a pattern ends by leaving the serial open. */
    private static boolean anySerial(byte[] text, int at, int end) {
        return end - at > 2 && text[end - 1] == '*' && text[end - 2] == '.';
    }

    private static boolean tradeItem(byte[] text, int at, int end, ApplicationIdentifier last, Reading out) {
        int dot = WebUri.indexOf('.', text, at, end);
        int lastDot = WebUri.indexOf('.', text, dot + 1, end);
        return gtin(text, at, lastDot, out) && tail(text, lastDot + 1, end, last, out);
    }

    private static boolean gtin(byte[] text, int at, int end, Reading out) {
        return leadingDigit(GTIN, 13, text, at, end, out);
    }

    /** Company prefix, dot, then the digit that stands first in the key, and the rest of the reference. */
    private static boolean leadingDigit(ApplicationIdentifier ai, int digits, byte[] text, int at, int end, Reading out) {
        int dot = WebUri.indexOf('.', text, at, end);
        if (!digitsHold(text, at, dot, end, digits)) {
            return out.fault(Fault.BAD_PREFIX_LENGTH, at);
        }
        out.companyPrefixLength(dot - at);
        int mark = out.scratch().mark();
        out.scratch().append(text[dot + 1]);
        out.scratch().append(text, at, dot - at);
        out.scratch().append(text, dot + 2, end - dot - 2);
        out.scratch().append(CheckRule.GS1.character(out.scratch().bytes(), mark, digits));
        return out.element(ai, at, mark, out.scratch().mark());
    }

    private static boolean returnableAsset(byte[] text, int at, int end, Reading out) {
        int dot = WebUri.indexOf('.', text, at, end);
        int serialDot = WebUri.indexOf('.', text, dot + 1, end);
        int mark = out.scratch().mark();
        return assetType(text, at, dot, serialDot, out) && (serialDot + 1 < end || out.fault(Fault.BAD_URN, end))
                && WebUri.decode(text, serialDot + 1, end, out) && out.element(GRAI, at, mark, out.scratch().mark());
    }

    private static boolean anyReturnableAsset(byte[] text, int at, int end, Reading out) {
        int mark = out.scratch().mark();
        return assetType(text, at, WebUri.indexOf('.', text, at, end), end, out) && out.element(GRAI, at, mark, out.scratch().mark());
    }

    /** Appends the GRAI of an asset type, without a serial. */
    private static boolean assetType(byte[] text, int at, int dot, int end, Reading out) {
        if (!digitsHold(text, at, dot, end, 12)) {
            return out.fault(Fault.BAD_PREFIX_LENGTH, at);
        }
        out.companyPrefixLength(dot - at);
        int mark = out.scratch().mark();
        out.scratch().append((byte) '0');
        out.scratch().append(text, at, dot - at);
        out.scratch().append(text, dot + 1, end - dot - 1);
        out.scratch().append(CheckRule.GS1.character(out.scratch().bytes(), mark + 1, 12));
        return true;
    }

    private static boolean individualAsset(byte[] text, int at, int end, Reading out) {
        int dot = WebUri.indexOf('.', text, at, end);
        if (!prefixHolds(text, at, dot) || dot + 1 >= end) {
            return out.fault(Fault.BAD_PREFIX_LENGTH, at);
        }
        out.companyPrefixLength(dot - at);
        int mark = out.scratch().mark();
        out.scratch().append(text, at, dot - at);
        return WebUri.decode(text, dot + 1, end, out) && out.element(GIAI, at, mark, out.scratch().mark());
    }

    /** Whether company prefix and reference, with a dot between, are digits and of the right length together. */
    private static boolean digitsHold(byte[] text, int at, int dot, int end, int digits) {
        return dot < end && prefixHolds(text, at, dot) && end - at - 1 == digits
                && Alphabet.DIGITS.firstOutside(text, dot + 1, end - dot - 1) < 0;
    }

    private static boolean prefixHolds(byte[] text, int at, int dot) {
        return dot - at >= MIN_PREFIX && dot - at <= MAX_PREFIX && Alphabet.DIGITS.firstOutside(text, at, dot - at) < 0;
    }

    private static boolean tail(byte[] text, int at, int end, ApplicationIdentifier ai, Reading out) {
        int mark = out.scratch().mark();
        return at < end ? WebUri.decode(text, at, end, out) && out.element(ai, at, mark, out.scratch().mark())
                : out.fault(Fault.BAD_URN, end);
    }
}

package suma.bench;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import suma.engine.code.SpaceFormat;

/** Reading and deciphering of scans as one writes it first: strings, regular expressions, big numbers. The answers are the same. */
final class NaiveReader {
    private static final String NUMERALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern LINK = Pattern.compile("https?://[^/]+((?:/[^/?#]+)*)(?:\\?.*)?");
    private static final Pattern ELEMENTS = Pattern.compile("(00\\d{18}|01\\d{14}21[^\u001d]+|8003\\d{14}[^\u001d]*|8004[^\u001d]+)(?:\u001d.*)?");
    private static final Pattern TRADE_ITEM = Pattern.compile("urn:epc:id:sgtin:(\\d+)\\.(\\d)(\\d+)\\.(.+)");
    private static final Pattern LOGISTIC_UNIT = Pattern.compile("urn:epc:id:sscc:(\\d+)\\.(\\d)(\\d+)");
    private static final Pattern RETURNABLE = Pattern.compile("urn:epc:id:grai:(\\d+)\\.(\\d+)\\.(.+)");
    private static final Pattern INDIVIDUAL = Pattern.compile("urn:epc:id:giai:(\\d+)\\.(.+)");
    private static final Pattern WORD = Pattern.compile("[0-9A-Z]{14,35}");

    private final List<Matchable> spaces = new ArrayList<>();

    /** What a scan was found to be. */
    record Found(SpaceFormat space, long index) {
    }

    /** A space, what its codes look like, and its cipher unless serials are in order. */
    private record Matchable(SpaceFormat space, Pattern pattern, Optional<FPEFF1Engine> cipher) {
    }

    NaiveReader(List<MixedScans.Place> places) {
        for (MixedScans.Place place : places) {
            spaces.add(new Matchable(place.space(), pattern(place.space()), place.domain().map(d -> decipherer(place.parameters()))));
        }
    }

    private static Pattern pattern(SpaceFormat space) {
        String numeral = space.radix() == 10 ? "\\d" : "[0-9A-Z]";
        int rest = space.textLength() - space.serialOffset() - space.serialLength();
        return Pattern.compile(Pattern.quote(new String(space.prefix(), StandardCharsets.US_ASCII))
                + "(" + numeral + "{" + space.serialLength() + "})\\d{" + rest + "}");
    }

    private static FPEFF1Engine decipherer(FPEParameters parameters) {
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(false, parameters);
        return engine;
    }

    Optional<Found> read(byte[] text) {
        for (String code : codes(new String(text, StandardCharsets.UTF_8))) {
            for (Matchable space : spaces) {
                Matcher matcher = space.pattern.matcher(code);
                if (matcher.matches()) {
                    return Optional.of(new Found(space.space, index(space, matcher.group(1))));
                }
            }
        }
        return Optional.empty();
    }

    /** The plain codes that a text may hold, the likeliest first. */
    private static List<String> codes(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        List<String> codes = new ArrayList<>(List.of(narrow.replaceAll("[ -]", ""), narrow));
        Matcher link = LINK.matcher(narrow);
        if (link.matches()) {
            String path = URLDecoder.decode(link.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            codes.add(path.substring(path.lastIndexOf('/') + 1));
            codes.add(path.replace("/", ""));
        }
        addElements(narrow, codes);
        addUrn(narrow, codes);
        Matcher word = WORD.matcher(narrow);
        while (word.find()) {
            codes.add(word.group());
        }
        codes.replaceAll(code -> code.matches("00\\d{18}") ? code.substring(2) : code);
        return codes;
    }

    private static void addElements(String text, List<String> codes) {
        String bare = text.replaceFirst("^(\\]d2|\u001d)", "").replaceAll("\\((\\d{2,4})\\)", "$1");
        Matcher elements = ELEMENTS.matcher(bare);
        if (elements.matches()) {
            codes.add(elements.group(1));
        }
    }

    private static void addUrn(String text, List<String> codes) {
        Matcher item = TRADE_ITEM.matcher(text);
        Matcher unit = LOGISTIC_UNIT.matcher(text);
        Matcher returnable = RETURNABLE.matcher(text);
        Matcher individual = INDIVIDUAL.matcher(text);
        if (item.matches()) {
            codes.add("01" + checked(item.group(2) + item.group(1) + item.group(3)) + "21" + item.group(4));
        } else if (unit.matches()) {
            codes.add(checked(unit.group(2) + unit.group(1) + unit.group(3)));
        } else if (returnable.matches()) {
            codes.add("80030" + checked(returnable.group(1) + returnable.group(2)) + returnable.group(3));
        } else if (individual.matches()) {
            codes.add("8004" + individual.group(1) + individual.group(2));
        }
    }

    private static String checked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static long index(Matchable space, String serial) {
        byte[] numerals = new byte[serial.length()];
        for (int i = 0; i < numerals.length; i++) {
            numerals[i] = (byte) NUMERALS.indexOf(serial.charAt(i));
        }
        space.cipher.ifPresent(cipher -> cipher.processBlock(numerals.clone(), 0, numerals.length, numerals, 0));
        BigInteger index = BigInteger.ZERO;
        for (byte numeral : numerals) {
            index = index.multiply(BigInteger.valueOf(space.space.radix())).add(BigInteger.valueOf(numeral));
        }
        return index.longValue();
    }
}

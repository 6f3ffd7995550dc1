package suma.resolver;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import suma.engine.TradeConfig;
import suma.engine.TradeConfig.CustodyMode;
import suma.engine.TradeConfig.QuantityMode;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;

/** The rules of trade in a configuration file, while they are read. */
final class TradeFields {
    private static final int LONGEST_HOURS = 24 * 366;

    private TradeConfig config = TradeConfig.STANDARD;

    void read(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "checkoutUndoHours" -> config = config.withCheckoutUndo(Duration.ofHours(in.number(0, LONGEST_HOURS)));
                case "custody" -> config = config.withCustody(mode(in, CustodyMode.values()));
                case "quantities" -> config = config.withQuantities(mode(in, QuantityMode.values()));
                default -> in.unknownField();
            }
        }
    }

    /** The first of them where the text is none, which is a mistake by then. */
    private static <M extends Enum<M>> M mode(JsonIn in, M[] modes) {
        List<String> texts = Arrays.stream(modes).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();
        int told = texts.indexOf(in.text(FieldRules.oneOf(texts)));
        return modes[Math.max(0, told)];
    }

    TradeConfig config() {
        return config;
    }
}

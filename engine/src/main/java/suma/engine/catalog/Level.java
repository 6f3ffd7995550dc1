package suma.engine.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pack level of a product, lowest first. A parent is always of a higher level than its children. */
public enum Level {
    UNIT, INNER, CASE, PALLET, CONTAINER, SHIPMENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> of(String text) {
        return Arrays.stream(values()).filter(level -> level.text().equals(text)).findFirst();
    }
}

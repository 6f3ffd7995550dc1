package suma.resolver.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of goods that the traceability plan for important products names, by group. Users may have others. */
public enum Category {
    MEAT(Group.FARM_PRODUCE), VEGETABLES(Group.FARM_PRODUCE), MEDICINAL_HERBS(Group.FARM_PRODUCE),
    FRUIT(Group.FARM_PRODUCE), AQUATIC(Group.FARM_PRODUCE), GRAIN(Group.FARM_PRODUCE),
    INFANT_FORMULA(Group.FOOD), MEAT_PRODUCTS(Group.FOOD), DAIRY(Group.FOOD), OIL(Group.FOOD), ALCOHOL(Group.FOOD),
    FOOD(Group.FOOD),
    DRUG(Group.DRUG), VACCINE(Group.DRUG),
    PESTICIDE(Group.FARM_INPUT), VETERINARY_DRUG(Group.FARM_INPUT), FEED(Group.FARM_INPUT),
    FERTILISER(Group.FARM_INPUT), SEED(Group.FARM_INPUT),
    LIFT(Group.SPECIAL_EQUIPMENT), GAS_CYLINDER(Group.SPECIAL_EQUIPMENT), SPECIAL_EQUIPMENT(Group.SPECIAL_EQUIPMENT),
    EXPLOSIVES(Group.DANGEROUS_GOODS), PRECURSOR(Group.DANGEROUS_GOODS), TOXIC(Group.DANGEROUS_GOODS),
    FIREWORKS(Group.DANGEROUS_GOODS),
    IMPORTED_MILK_POWDER(Group.IMPORT), IMPORTED_WINE(Group.IMPORT), IMPORTED_WHISKY(Group.IMPORT),
    IMPORTED_OLIVE_OIL(Group.IMPORT), IMPORTED_RICE(Group.IMPORT), IMPORTED_WATER(Group.IMPORT),
    IMPORTED_TEA(Group.IMPORT), IMPORT(Group.IMPORT),
    PACKAGING(Group.LOGISTICS);

    /** What the rules are made for. */
    public enum Group {
        FARM_PRODUCE, FOOD, DRUG, FARM_INPUT, SPECIAL_EQUIPMENT, DANGEROUS_GOODS, IMPORT,
        /** Pallets and crates that carry the others. */
        LOGISTICS;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final List<String> TEXTS = Arrays.stream(values()).map(Category::text).toList();

    private final Group group;

    Category(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Category> of(String text) {
        return Arrays.stream(values()).filter(category -> category.text().equals(text)).findFirst();
    }

    public static List<String> texts() {
        return TEXTS;
    }
}

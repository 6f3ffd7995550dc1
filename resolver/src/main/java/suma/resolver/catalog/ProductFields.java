package suma.resolver.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.code.FieldException;
import suma.engine.code.Schemes;
import suma.resolver.call.FieldRules;
import suma.resolver.json.FieldFault;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;

/** The body of a product while it is read. Fields that are none of the product's own are its scheme's. */
final class ProductFields {
    private static final List<String> REQUIRED = List.of("name", "category", "scheme", "level");
    private static final List<String> LEVELS = Arrays.stream(Level.values()).map(Level::text).toList();
    private static final TextRule LEVEL = FieldRules.oneOf(LEVELS);
    private static final TextRule ODDS = ProductFields::oddsProblem;
    private static final TextRule SCHEME_FIELD = TextRule.upTo(FieldRules.LONGEST_ID);

    private final String id;
    private final Schemes schemes;
    private final Set<String> told = new HashSet<>();
    private final SortedMap<String, String> schemeFields = new TreeMap<>();
    private SortedMap<String, String> attributes = new TreeMap<>();
    private String name = "";
    private String category = "";
    private String scheme = "";
    private String party = "";
    private String level = "";
    private String odds = "";

    ProductFields(String id, Schemes schemes) {
        this.id = id;
        this.schemes = schemes;
    }

    void read(JsonIn in) {
        String field = in.field();
        told.add(field);
        switch (field) {
            case "id" -> in.text(Ids.same(id));
            case "name" -> name = in.text(FieldRules.NAME);
            case "category" -> category = in.text(FieldRules.CATEGORY);
            case "scheme" -> scheme = in.text(this::schemeProblem);
            case "party" -> party = in.text(FieldRules.ID);
            case "level" -> level = in.text(LEVEL);
            case "guessOdds" -> odds = in.textOrNumber(ODDS);
            case "attributes" -> attributes = in.texts(FieldRules.MOST_ATTRIBUTES, FieldRules.ATTRIBUTE_NAME,
                    FieldRules.ATTRIBUTE);
            default -> schemeFields.put(field, in.textOrNumber(SCHEME_FIELD));
        }
    }

    private String schemeProblem(String text) {
        return schemes.named(text).isPresent() ? TextRule.FINE
                : "expected one of " + schemes.all() + ", actual " + TextRule.quoted(text);
    }

    void check(JsonIn in) {
        REQUIRED.stream().filter(field -> !told.contains(field)).forEach(in::missing);
        if (!scheme.isEmpty()) {
            checkScheme(in);
        }
        String problem = odds.isEmpty() ? TextRule.FINE : oddsProblem(odds);
        if (!problem.equals(TextRule.FINE)) {
            in.note(new FieldFault("guessOdds", problem));
        }
    }

    private void checkScheme(JsonIn in) {
        var named = schemes.named(scheme).orElseThrow();
        List<String> absent = named.productFields().stream().filter(field -> !schemeFields.containsKey(field)).toList();
        if (!absent.isEmpty()) {
            absent.forEach(in::missing);
            return;
        }
        try {
            named.checkProduct(schemeFields);
        } catch (FieldException wrong) {
            in.note(new FieldFault(wrong.field(), wrong.reason()));
        }
    }

    private static String oddsProblem(String text) {
        if (!text.matches("0\\.\\d{1,30}|1|1\\.0{1,30}|\\d(\\.\\d{1,30})?[eE]-\\d{1,2}|[1-9]\\d{0,17}/[1-9]\\d{0,17}")) {
            return "expected a number in (0, 1] or a fraction such as 1/10000, actual " + TextRule.quoted(text);
        }
        BigDecimal value = odds(text);
        return value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0 ? TextRule.FINE
                : "expected more than 0 and at most 1, actual " + text;
    }

    private static BigDecimal odds(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new BigDecimal(text)
                : new BigDecimal(text.substring(0, slash)).divide(new BigDecimal(text.substring(slash + 1)), MathContext.DECIMAL64);
    }

    Product product() {
        return new Product(0, id, name, category, scheme, schemeFields, party, Level.of(level).orElseThrow(),
                odds.isEmpty() ? Product.DEFAULT_GUESS_ODDS : odds(odds), attributes);
    }
}

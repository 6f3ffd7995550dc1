package suma.resolver.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import suma.engine.catalog.Party;
import suma.engine.catalog.Position;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;

/** The body of a party while it is read. */
final class PartyFields {
    private static final int DECIMALS = 6;

    private final String id;
    private String name = "";
    private String kind = "";
    private String gln = "";
    private String uscc = "";
    private String region = "";
    private String address = "";
    private Optional<BigDecimal> latitude = Optional.empty();
    private Optional<BigDecimal> longitude = Optional.empty();
    private boolean named;
    private boolean kindTold;

    PartyFields(String id) {
        this.id = id;
    }

    void read(JsonIn in) {
        switch (in.field()) {
            case "id" -> in.text(Ids.same(id));
            case "name" -> {
                named = true;
                name = in.text(FieldRules.NAME);
            }
            case "kind" -> {
                kindTold = true;
                kind = in.text(FieldRules.CATEGORY);
            }
            case "gln" -> gln = in.text(PartyNumbers.GLN);
            case "uscc" -> uscc = in.text(PartyNumbers.USCC);
            case "region" -> region = in.text(PartyNumbers.REGION);
            case "address" -> address = in.text(FieldRules.NAME);
            case "latitude" -> latitude = in.decimal(-90, 90, DECIMALS);
            case "longitude" -> longitude = in.decimal(-180, 180, DECIMALS);
            default -> in.unknownField();
        }
    }

    void check(JsonIn in) {
        if (!named) {
            in.missing("name");
        }
        if (!kindTold) {
            in.missing("kind");
        }
        if (latitude.isPresent() != longitude.isPresent()) {
            in.missing(latitude.isPresent() ? "longitude" : "latitude");
        }
    }

    Party party() {
        return new Party(0, id, name, kind, gln, uscc, region, address,
                latitude.flatMap(north -> longitude.map(east -> new Position(millionths(north), millionths(east)))));
    }

    private static int millionths(BigDecimal degrees) {
        return degrees.movePointRight(DECIMALS).intValueExact();
    }
}

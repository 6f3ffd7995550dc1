package suma.resolver.catalog;

import suma.engine.catalog.Party;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;

/** The body of a party while it is read. */
final class PartyFields {
    private final String id;
    private String name = "";
    private String kind = "";
    private String gln = "";
    private String uscc = "";
    private String region = "";
    private String address = "";
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
    }

    Party party() {
        return new Party(0, id, name, kind, gln, uscc, region, address);
    }
}

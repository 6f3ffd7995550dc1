package suma.bench;

import java.util.ArrayList;
import java.util.List;
import suma.bench.KillAnswers.Sold;

/**
 * A sale at a till: what it names and what must be told of each. A code that was sold before is told with the time and the
 * party of that sale, whichever sale it was; one that is recalled is not sold.
 */
final class KillSale implements KillJob.Check {
    private final String seller;
    private final List<Item> items = new ArrayList<>();

    /**
     * One code named.
     *
     * @param carried what goes with it, for it holds them
     */
    private record Item(KillCode code, String verdict, List<KillCode> carried) {
    }

    KillSale(String seller) {
        this.seller = seller;
    }

    KillSale sells(KillCode code, List<KillCode> carried) {
        items.add(new Item(code, "ok", carried));
        return this;
    }

    /** Names what is sold already, or is sold further up in this sale. */
    KillSale findsSold(KillCode code) {
        items.add(new Item(code, "sold", List.of()));
        return this;
    }

    KillSale findsRecalled(KillCode code) {
        items.add(new Item(code, "recalled", List.of()));
        return this;
    }

    List<KillCode> codes() {
        return items.stream().map(Item::code).toList();
    }

    @Override
    public String wrong(String answer) {
        List<Sold> told = KillAnswers.sold(answer);
        if (told.size() != items.size()) {
            return "expected " + items.size() + " results";
        }
        for (int i = 0; i < items.size(); i++) {
            String wrong = wrong(items.get(i), told.get(i));
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return "";
    }

    private String wrong(Item item, Sold told) {
        if (item.verdict.equals("ok")) {
            item.code.soldAt(told.at());
            item.carried.forEach(code -> code.soldAt(told.at()));
        }
        Sold expected = switch (item.verdict) {
            case "ok" -> new Sold(item.code.text(), "ok", told.at(), seller);
            case "sold" -> firstSale(item.code, told);
            default -> new Sold(item.code.text(), item.verdict, "", "");
        };
        boolean timed = item.verdict.equals("recalled") || !told.at().isEmpty();
        return expected.equals(told) && timed ? "" : "expected " + expected;
    }

    /** Of a sale in this checkout the party is known; of an earlier one that was never answered, not the time. */
    private Sold firstSale(KillCode code, Sold told) {
        String at = code.soldAt().isEmpty() ? told.at() : code.soldAt();
        String by = code.standing().seller().isEmpty() ? seller : code.standing().seller();
        return new Sold(code.text(), "sold", at, by);
    }
}

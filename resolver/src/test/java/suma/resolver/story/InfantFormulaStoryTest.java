package suma.resolver.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Infant formula from two farms to 300 shops. Powder P1 has milk of both farms, powder P2 of the south farm only; a case of six
 * cans goes to each shop, of P1 to the first 200.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfantFormulaStoryTest {
    private static final int SHOPS = 300;
    private static final int SHOPS_WITH_P1 = 200;
    private static final int CANS_A_CASE = 6;
    private static final int CASES_A_PALLET = 50;

    private Story story;
    private List<String> cans;
    private List<String> cases;
    private List<String> pallets;
    private String firstCan;
    private String southCan;

    @BeforeAll
    void fromTheFarmsToTheShops(@TempDir Path folder) {
        story = Story.begin(folder);
        describe();
        make();
        pack();
        distribute();
        sell();
        assertEquals("", story.alerts());
    }

    @AfterAll
    void end() {
        story.close();
    }

    private void describe() {
        story.on("2026-03-01 00:00");
        story.party("north-farm", "farm", "230100");
        story.party("south-farm", "farm", "230200");
        story.party("soy-works", "producer", "370200");
        story.party("dairy", "producer", "230100");
        story.party("east-store", "distributor", "330100");
        story.party("west-store", "distributor", "510100");
        for (int shop = 0; shop < SHOPS; shop++) {
            story.party(shop(shop), "shop", shop % 2 == 0 ? "330100" : "510100");
        }
        story.product("milk", "dairy", "gs1-sgtin", "unit", "gtin", "06901234567892", "party", "dairy");
        story.product("lecithin", "food", "gs1-sgtin", "unit", "gtin", "06901234567908", "party", "soy-works");
        story.product("powder", "dairy", "gs1-sgtin", "unit", "gtin", "06901234567915", "party", "dairy");
        story.product("can", "infant-formula", "gs1-sgtin", "unit", "gtin", "06901234567922", "party", "dairy");
        story.product("case", "packaging", "gs1-sgtin", "case", "gtin", "16901234567929", "party", "dairy");
        story.product("pallet", "packaging", "gs1-sscc", "pallet", "companyPrefix", "6901234", "party", "dairy");
    }

    private static String shop(int number) {
        return "shop-" + (number + 1);
    }

    private void make() {
        story.on("2026-03-02 04:00");
        story.by("north-farm").ships(Goods.lot("600 kg", "milk", "N-0302")).to("dairy");
        story.by("south-farm").ships(Goods.lot("900 kg", "milk", "S-0302")).to("dairy");
        story.on("2026-03-02 06:00");
        story.by("dairy").receives(Goods.lot("600 kg", "milk", "N-0302")).from("north-farm");
        story.by("dairy").receives(Goods.lot("900 kg", "milk", "S-0302")).from("south-farm");
        story.by("dairy").inspects(Goods.lot("600 kg", "milk", "N-0302")).passes("Q-1");
        story.on("2026-03-02 08:00");
        story.by("dairy").makes(Goods.lot("1000 kg", "powder", "P1")).of(Goods.lot("600 kg", "milk", "N-0302"),
                Goods.lot("400 kg", "milk", "S-0302"), Goods.lot("5 kg", "lecithin", "L7"));
        story.by("dairy").makes(Goods.lot("500 kg", "powder", "P2")).of(Goods.lot("500 kg", "milk", "S-0302"), Goods.lot("2 kg", "lecithin", "L7"));
        story.on("2026-03-03 08:00");
        cans = new ArrayList<>(story.orders(SHOPS_WITH_P1 * CANS_A_CASE, "can", "C1", "expiresOn", "2028-03-03"));
        cans.addAll(story.orders((SHOPS - SHOPS_WITH_P1) * CANS_A_CASE, "can", "C2", "expiresOn", "2028-03-03"));
        firstCan = story.called("the first can", cans.get(0));
        southCan = story.called("a can of south milk", cans.get(cans.size() - 1));
        int ofP1 = SHOPS_WITH_P1 * CANS_A_CASE;
        story.by("dairy").makes(Goods.of(cans.subList(0, ofP1))).of(Goods.lot("960 kg", "powder", "P1"));
        story.by("dairy").makes(Goods.of(cans.subList(ofP1, cans.size()))).of(Goods.lot("480 kg", "powder", "P2"));
    }

    private void pack() {
        story.on("2026-03-03 12:00");
        cases = story.orders(SHOPS, "case", "");
        pallets = story.orders(SHOPS / CASES_A_PALLET, "pallet", "");
        story.called("the first case", cases.get(0));
        story.called("the first pallet", pallets.get(0));
        story.together(() -> {
            for (int i = 0; i < SHOPS; i++) {
                story.by("dairy").packs(cans.subList(i * CANS_A_CASE, (i + 1) * CANS_A_CASE)).into(cases.get(i));
            }
            for (int i = 0; i < pallets.size(); i++) {
                story.by("dairy").packs(cases.subList(i * CASES_A_PALLET, (i + 1) * CASES_A_PALLET)).into(pallets.get(i));
            }
        });
    }

    private String store(int pallet) {
        return pallet % 2 == 0 ? "east-store" : "west-store";
    }

    private void distribute() {
        story.on("2026-03-05 06:00");
        for (int i = 0; i < pallets.size(); i++) {
            story.by("dairy").ships(Goods.of(pallets.get(i))).with("waybill " + i).to(store(i));
        }
        story.on("2026-03-06 06:00");
        for (int i = 0; i < pallets.size(); i++) {
            story.by(store(i)).receives(Goods.of(pallets.get(i))).from("dairy");
            story.by(store(i)).unpacks(pallets.get(i));
        }
        story.on("2026-03-07 06:00");
        story.together(() -> {
            for (int i = 0; i < SHOPS; i++) {
                story.by(store(i / CASES_A_PALLET)).ships(Goods.of(cases.get(i))).to(shop(i));
            }
        });
        story.on("2026-03-07 10:00");
        story.together(() -> {
            for (int i = 0; i < SHOPS; i++) {
                story.by(shop(i)).receives(Goods.of(cases.get(i))).from(store(i / CASES_A_PALLET));
            }
        });
    }

    /** Each shop sells two of its six cans. */
    private void sell() {
        story.on("2026-03-08 09:00");
        for (int i = 0; i < SHOPS; i++) {
            assertEquals("ok, ok", story.by(shop(i)).checksOut(can(i, 0), can(i, 1)).says());
        }
    }

    private String can(int shop, int number) {
        return cans.get(shop * CANS_A_CASE + number);
    }

    @Test
    void aCanBackToBothFarms() {
        TraceText trace = story.trace(firstCan);
        assertEquals("""
                960 kg of powder P1
                  600 kg of milk N-0302
                  400 kg of milk S-0302
                  5 kg of lecithin L7
                """, trace.madeFrom());
        assertEquals("""
                in the first case from 03-03 12:00 to 03-08 09:00
                  in the first pallet from 03-03 12:00 to 03-06 06:00
                """, trace.parents());
        assertEquals("""
                with dairy from 03-03 08:00 to 03-05 06:00
                on its way to east-store from 03-05 06:00 to 03-06 06:00
                with east-store from 03-06 06:00 to 03-07 06:00
                on its way to shop-1 from 03-07 06:00 to 03-07 10:00
                with shop-1 from 03-07 10:00 to 03-08 09:00
                sold by shop-1 from 03-08 09:00
                """, trace.custody());
        assertEquals("""
                480 kg of powder P2
                  500 kg of milk S-0302
                  2 kg of lecithin L7
                """, story.trace(southCan).madeFrom());
    }

    @Test
    void aFarmsMilkForthToTheCans() {
        TraceText milk = story.lotTrace("milk", "N-0302");
        assertEquals("""
                1000 kg of powder P1
                  1200 codes
                """, milk.madeInto());
        assertEquals("""
                03-02 04:00 ship north-farm dairy 600 kg
                03-02 06:00 receive dairy north-farm 600 kg
                03-02 06:00 inspect dairy pass Q-1 600 kg
                03-02 08:00 transform input dairy 600 kg
                """, milk.events());
        assertEquals("""
                1000 kg of powder P1
                  1200 codes
                500 kg of powder P2
                  600 codes
                """, story.lotTrace("milk", "S-0302").madeInto());
    }

    @Test
    void whatAPalletHeldOnItsWay() {
        assertEquals(List.of(), story.contents(pallets.get(0)));
        assertEquals(CASES_A_PALLET * (1 + CANS_A_CASE), story.contents(pallets.get(0), "2026-03-05 12:00").size());
        assertEquals(4, story.contents(cases.get(0)).size());
        assertEquals(CANS_A_CASE, story.contents(cases.get(0), "2026-03-08 08:59").size());
    }

    @Test
    void oneFarmsMilkIsCalledBack() {
        story.on("2026-03-20 02:00");
        RecallText recall = story.recalls(Story.object("product", "can", "lot", "C1"), "aflatoxin in the milk");
        assertEquals("800 commissioned, 400 sold", recall.states());
        assertEquals("400 sold by 200 parties", recall.sold());
        assertEquals("330100 600, 510100 600", recall.regions());
        assertEquals(cans.subList(0, CANS_A_CASE).stream().sorted().toList(), recall.codesOf("shop-1").stream().sorted().toList());
        assertEquals(List.of(), recall.codesOf("shop-201"));

        assertEquals("recalled", story.verdict(firstCan));
        assertEquals(recall.id(), story.scan(firstCan).get("recall").asText());
        assertEquals("ok", story.verdict(can(SHOPS_WITH_P1, 2)));
        assertEquals("sold", story.verdict(can(SHOPS_WITH_P1, 0)));
        story.called("a can on the shelf", can(6, 2));
        assertEquals("recalled, ok", story.by("shop-7").checksOut(can(6, 2), can(SHOPS_WITH_P1, 2)).says());
        assertEquals("recalled_sale a can on the shelf party=shop-7 terminal=till-1", story.alerts());

        story.on("2026-03-22 02:00");
        story.by("shop-7").takesBack(Goods.of(can(6, 0), can(6, 1))).because("recall");
        story.by("shop-7").destroys(Goods.of(cans.subList(6 * CANS_A_CASE, 7 * CANS_A_CASE))).because("recall");
        story.by("shop-8").takesBack(Goods.of(can(7, 0))).because("recall");
        assertEquals("797 commissioned, 397 sold, 6 destroyed", recall.states());
        assertEquals("destroyed", story.verdict(can(6, 0)));

        story.on("2026-04-01 02:00");
        recall.lift();
        assertEquals("ok", story.verdict(can(5, 2)));
        assertEquals("sold", story.verdict(can(5, 0)));
        assertEquals("destroyed", story.verdict(can(6, 0)));
    }
}

package suma.resolver.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bottles that came with their producer's own codes. */
class ImportedWineStoryTest {
    private static final String LINK = "https://vino.example/01/08412345678905/21/";

    @TempDir
    private Path folder;

    private Story story;
    private List<String> bottles;
    private String crate;

    @BeforeEach
    void throughCustoms() {
        story = Story.begin(folder);
        story.on("2026-04-01 02:00");
        story.party("bodega", "producer", "");
        story.party("importer", "importer", "310115");
        story.party("customs", "authority", "310115");
        story.party("shop", "shop", "310101");
        story.product("rioja", "imported-wine", "gs1-sgtin", "unit", "gtin", "08412345678905", "party", "bodega");
        story.product("crate", "packaging", "gs1-sscc", "case", "companyPrefix", "6901234", "party", "importer");
        bottles = IntStream.range(0, 6).mapToObj(i -> LINK + "ES19-" + i).toList();
        story.registers(bottles, "rioja", "R2019");
        crate = story.called("the crate", story.orders(1, "crate", "").get(0));
        story.called("the bottle", story.scan(bottles.get(0)).get("code").asText());
        story.by("bodega").on("2026-03-20 08:00").ships(Goods.of(bottles)).with("bill of lading 4471").to("importer");
        story.by("importer").receives(Goods.of(bottles)).from("bodega");
        story.by("importer").packs(bottles).into(crate);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void fromTheBorderToTheTable() {
        story.on("2026-04-02 02:00");
        story.by("customs").inspects(Goods.of(crate)).passes("CIQ 2026-118");
        story.on("2026-04-03 02:00");
        story.by("importer").ships(Goods.of(crate)).to("shop");
        story.on("2026-04-04 02:00");
        story.by("shop").receives(Goods.of(crate)).from("importer");
        story.on("2026-04-05 11:00");
        assertTrue(story.page("/01/08412345678905/21/ES19-0").contains("In order"));
        assertEquals("ok", story.by("shop").checksOut(bottles.get(0)).says());
        story.on("2026-04-05 19:00");
        String page = story.page("/01/08412345678905/21/ES19-0?17=301231");
        for (String told : List.of("Sold", "The rioja", "The bodega", "R2019", "2026-04-05 11:00", "The shop", "Scanned 2 times")) {
            assertTrue(page.contains(told), told + " in " + page);
        }
        assertEquals("""
                03-20 08:00 ship bodega importer bill of lading 4471
                04-01 02:00 register
                04-01 02:00 receive importer bodega
                04-01 02:00 pack importer
                04-02 02:00 inspect the crate customs pass CIQ 2026-118
                04-03 02:00 ship the crate importer shop
                04-04 02:00 receive the crate shop importer
                04-05 11:00 sell shop
                """, story.trace(bottles.get(0)).events());
        assertEquals("""
                on its way to importer from 03-20 08:00 to 04-01 02:00
                with importer from 04-01 02:00 to 04-03 02:00
                on its way to shop from 04-03 02:00 to 04-04 02:00
                with shop from 04-04 02:00 to 04-05 11:00
                sold by shop from 04-05 11:00
                """, story.trace(bottles.get(0)).custody());
        assertEquals("", story.alerts());
    }

    @Test
    void theSameBottleInEveryWayItIsWritten() {
        for (String written : List.of("]d2010841234567890521ES19-0", "(01)08412345678905(21)ES19-0", "urn:epc:id:sgtin:8412345.067890.ES19-0",
                "HTTPS://ID.GS1.ORG/01/08412345678905/21/ES19-0", "https://ver.example/q/01/8412345678905/10/R2019/21/ES19-0?17=301231")) {
            assertEquals("the bottle", story.told(story.scan(written).get("code").asText()), written);
        }
    }

    @Test
    void aBottleOfWhichNobodyTold() {
        assertEquals("not_issued", story.verdict(LINK + "ES19-77"));
        assertTrue(story.page("/01/08412345678905/21/ES19-77").contains("Never issued"));
        assertEquals("not_issued", story.by("shop").checksOut(LINK + "ES19-77").says());
        assertEquals("never_issued_sale 010841234567890521ES19-77 party=shop terminal=till-1", story.alerts());
    }

    @Test
    void whatIsRegisteredTwiceOrWrong() {
        String told = story.registers(List.of(bottles.get(0), LINK + "ES19-9", LINK + "ES19-9"), "rioja", "R2019");
        assertTrue(told.contains("\"registered\":1,\"duplicates\":2,\"rejected\":0,\"duplicateCodes\":[\"the bottle\","), told);
        assertEquals("""
                2 of 2 texts are no codes of the product
                https://vino.example/01/08412345678906/21/ES19-9 GS1: wrong value of application identifier 01, expected N14:csum, wrong at position 22
                x y no scheme has codes like "xy\"""", story.refused(() -> story.registers(List.of("https://vino.example/01/08412345678906/21/ES19-9", "x y"), "rioja", "R2019")));
    }
}

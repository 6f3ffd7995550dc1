package suma.resolver.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a drug from the line to the patient. */
class DrugStoryTest {
    @TempDir
    private Path folder;

    private Story story;
    private List<String> packs;
    private String carton;

    @BeforeEach
    void fromTheLineToThePharmacies() {
        story = Story.begin(folder);
        story.on("2026-03-02 06:00");
        story.party("maker", "producer", "330100");
        story.party("wholesaler", "distributor", "330100");
        story.party("pharmacy-a", "pharmacy", "330106");
        story.party("pharmacy-b", "pharmacy", "440300");
        story.product("aspirin", "drug", "drug-20", "unit", "drugId", "8112345", "party", "maker");
        story.product("carton", "drug", "drug-20", "case", "drugId", "8112346", "party", "maker");
        packs = story.orders(12, "aspirin", "A-17", "producedOn", "2026-03-02", "expiresOn", "2026-06-30");
        carton = story.called("the carton", story.orders(1, "carton", "A-17").get(0));
        story.called("my pack", packs.get(0));
        story.called("another pack", packs.get(1));
        assertEquals("not_commissioned", story.verdict(packs.get(0)));

        story.on("2026-03-02 08:00");
        story.by("maker").packs(packs.subList(0, 10)).into(carton);
        story.on("2026-03-03 06:00");
        story.by("maker").ships(Goods.of(carton)).to("wholesaler");
        story.on("2026-03-03 15:00");
        story.by("wholesaler").receives(Goods.of(carton)).from("maker");
        story.on("2026-03-04 06:00");
        story.by("wholesaler").ships(Goods.of(carton)).with("delivery note 88").to("pharmacy-a");
        story.on("2026-03-04 11:00");
        story.by("pharmacy-a").receives(Goods.of(carton)).from("wholesaler");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aPackIsReturnedAndSoldAgain() {
        story.on("2026-03-05 09:00");
        assertEquals("ok", story.by("pharmacy-a").checksOut(packs.get(0)).says());
        assertEquals("sold", story.verdict(packs.get(0)));
        story.on("2026-03-06 10:00");
        story.by("pharmacy-a").takesBack(Goods.of(packs.get(0))).because("unopened, the doctor changed the prescription");
        assertEquals("ok", story.verdict(packs.get(0)));
        story.on("2026-03-07 16:00");
        assertEquals("ok", story.by("pharmacy-a").checksOut(packs.get(0)).says());

        TraceText trace = story.trace(packs.get(0));
        assertEquals("""
                with maker from 03-02 06:00 to 03-03 06:00
                on its way to wholesaler from 03-03 06:00 to 03-03 15:00
                with wholesaler from 03-03 15:00 to 03-04 06:00
                on its way to pharmacy-a from 03-04 06:00 to 03-04 11:00
                with pharmacy-a from 03-04 11:00 to 03-05 09:00
                sold by pharmacy-a from 03-05 09:00 to 03-06 10:00
                with pharmacy-a from 03-06 10:00 to 03-07 16:00
                sold by pharmacy-a from 03-07 16:00
                """, trace.custody());
        assertEquals("in the carton from 03-02 08:00 to 03-05 09:00\n", trace.parents());
        assertEquals("""
                03-02 06:00 issue
                03-02 08:00 pack maker
                03-03 06:00 ship the carton maker wholesaler
                03-03 15:00 receive the carton wholesaler maker
                03-04 06:00 ship the carton wholesaler pharmacy-a delivery note 88
                03-04 11:00 receive the carton pharmacy-a wholesaler
                03-05 09:00 sell pharmacy-a
                03-06 10:00 return pharmacy-a unopened, the doctor changed the prescription
                03-07 16:00 sell pharmacy-a
                """, trace.events());
        assertEquals("", story.alerts());
    }

    @Test
    void aCopyOfASoldPackIsFoundAtTheNextTill() {
        story.on("2026-03-05 09:00");
        story.by("pharmacy-a").checksOut(packs.get(0));
        story.on("2026-03-05 17:30");
        assertEquals("sold on 03-05 09:00 by pharmacy-a", story.by("pharmacy-b").checksOut(packs.get(0)).says());
        assertEquals("double_sale my pack firstAt=03-05 09:00 firstParty=pharmacy-a party=pharmacy-b terminal=till-1", story.alerts());
        assertEquals("sell refused: 1 code is at fault\nmy pack is sold", story.refused(() -> story.by("pharmacy-b").sells(Goods.of(packs.get(0)))));
        assertEquals("double_sale my pack firstAt=03-05 09:00 firstParty=pharmacy-a party=pharmacy-b", story.alerts());
    }

    @Test
    void theWrongPackIsTakenOffTheBillInTime() {
        story.on("2026-03-05 09:00");
        Story.Receipt receipt = story.by("pharmacy-a").checksOut(packs.get(0), packs.get(1));
        assertEquals("ok, ok", receipt.says());
        story.on("2026-03-05 09:05");
        assertEquals("checkout " + receipt.number() + " can be undone only by the party that sold", story.refused(() -> story.by("pharmacy-b").undoes(receipt)));
        story.by("pharmacy-a").undoes(receipt);
        assertEquals("ok", story.verdict(packs.get(0)));
        assertEquals(10, story.contents(carton).size());
        assertEquals("with pharmacy-a from 03-05 09:05\n", lastLine(story.trace(packs.get(0)).custody()));
        Story.Receipt second = story.by("pharmacy-a").checksOut(packs.get(1));
        story.on("2026-03-06 09:06");
        assertEquals("checkout " + second.number() + " can be undone for 24h, which is over", story.refused(() -> story.by("pharmacy-a").undoes(second)));
        assertEquals("sold", story.verdict(packs.get(1)));
    }

    @Test
    void nothingIsSoldPastItsDateOrMadeUp() {
        story.on("2026-07-01 00:00");
        assertEquals("expired", story.verdict(packs.get(0)));
        assertEquals("expired, not_issued, not_commissioned", story.by("pharmacy-a").checksOut(packs.get(0), "81123450000000000000", packs.get(11)).says());
        assertEquals("""
                expired_sale my pack party=pharmacy-a terminal=till-1
                never_issued_sale 81123450000000000000 party=pharmacy-a terminal=till-1""", story.alerts());
    }

    private static String lastLine(String lines) {
        String[] all = lines.split("(?<=\n)");
        return all[all.length - 1];
    }
}

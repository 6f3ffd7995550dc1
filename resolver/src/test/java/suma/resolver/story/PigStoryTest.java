package suma.resolver.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pig from the farm to a market stall, weighed on scales that ask for each portion they sell. */
class PigStoryTest {
    /** Ear tags are a code of the agriculture office: kind of animal, county, animal. */
    private static final String CONFIG = """
            {"trade": {"quantities": "refuse"},
             "schemes": [{"name": "eartag-15", "title": "Ear tags", "category": "meat", "parts": [
               {"product": "kind", "length": 1}, {"product": "county", "length": 6}, {"serial": "digits", "length": 8}]}]}""";

    @TempDir
    private Path folder;

    private Story story;
    private String pig;
    private List<String> sides;
    private List<String> tickets;

    @BeforeEach
    void fromTheFarmToTheStall() {
        story = Story.begin(folder, CONFIG);
        story.on("2026-05-10 04:00");
        story.party("pig-farm", "farm", "330282");
        story.party("slaughterhouse", "processor", "330203");
        story.party("vet-station", "authority", "330203");
        story.party("stall-12", "market-stall", "330203");
        story.product("pig", "meat", "eartag-15", "unit", "kind", "1", "county", "330282", "party", "pig-farm");
        story.product("side", "meat", "market-20", "unit", "subject", "3302030000017", "party", "slaughterhouse");
        story.product("loin", "meat", "market-20", "unit", "subject", "3302030000024", "party", "slaughterhouse");
        story.product("belly", "meat", "market-20", "unit", "subject", "3302030000031", "party", "slaughterhouse");
        story.product("portion", "meat", "market-20", "unit", "subject", "3302030000123", "party", "stall-12");
        pig = story.called("the pig", story.orders(1, "pig", "litter-7").get(0));
        sides = story.orders(2, "side", "");
        story.called("left side", sides.get(0));
        story.called("right side", sides.get(1));
        tickets = story.orders(40, "portion", "2026-05-12");
        story.called("the ticket", tickets.get(0));

        story.by("pig-farm").commissions(List.of(pig));
        story.on("2026-05-11 01:00");
        story.by("vet-station").inspects(Goods.of(pig)).passes("A-330282-0511");
        story.by("pig-farm").ships(Goods.of(pig)).to("slaughterhouse");
        story.on("2026-05-11 04:00");
        story.by("slaughterhouse").receives(Goods.of(pig)).from("pig-farm");
        story.on("2026-05-11 05:00");
        story.by("slaughterhouse").makes(Goods.of(sides)).of(Goods.of(pig));
        story.by("vet-station").inspects(Goods.of(sides)).passes("B-330203-17");
        story.on("2026-05-11 07:00");
        story.by("slaughterhouse").makes(Goods.lot("9.5 kg", "loin", "0511"), Goods.lot("11 kg", "belly", "0511")).of(Goods.of(sides.get(0)));
        story.by("slaughterhouse").ships(Goods.lot("9.5 kg", "loin", "0511")).to("stall-12");
        story.on("2026-05-12 00:30");
        story.by("stall-12").receives(Goods.lot("9.5 kg", "loin", "0511")).from("slaughterhouse");
    }

    @AfterEach
    void end() {
        story.close();
    }

    /** The scale prints a ticket for so much of the loin. */
    private void weighs(String ticket, String amount) {
        story.by("stall-12").makes(Goods.of(ticket)).of(Goods.lot(amount, "loin", "0511"));
    }

    @Test
    void fromTheScaleBackToTheAnimal() {
        story.on("2026-05-12 01:15");
        assertEquals("not_commissioned", story.verdict(tickets.get(0)));
        weighs(tickets.get(0), "1.25 kg");
        assertEquals("ok", story.verdict(tickets.get(0)));
        assertEquals("ok", story.by("stall-12").checksOut(tickets.get(0)).says());
        assertEquals("sold on 05-12 01:15 by stall-12", story.by("stall-12").checksOut(tickets.get(0)).says());

        TraceText portion = story.trace(tickets.get(0));
        assertEquals("""
                1.25 kg of loin 0511
                  left side
                    the pig
                """, portion.madeFrom());
        assertEquals("""
                05-10 04:00 issue
                05-12 01:15 transform output stall-12
                05-12 01:15 sell stall-12
                """, portion.events());
        TraceText animal = story.trace(pig);
        assertEquals("""
                left side, right side
                  9.5 kg of loin 0511
                    the ticket
                  11 kg of belly 0511
                """, animal.madeInto());
        assertEquals("""
                05-10 04:00 issue
                05-10 04:00 commission pig-farm
                05-11 01:00 inspect vet-station pass A-330282-0511
                05-11 01:00 ship pig-farm slaughterhouse
                05-11 04:00 receive slaughterhouse pig-farm
                05-11 05:00 transform input slaughterhouse
                """, animal.events());
        assertEquals("""
                with pig-farm from 05-10 04:00 to 05-11 01:00
                on its way to slaughterhouse from 05-11 01:00 to 05-11 04:00
                with slaughterhouse from 05-11 04:00 to 05-11 05:00
                gone at slaughterhouse from 05-11 05:00
                """, animal.custody());
    }

    @Test
    void noMoreIsSoldThanThereWas() {
        story.on("2026-05-12 01:15");
        for (int i = 0; i < 7; i++) {
            weighs(tickets.get(i), "1.25 kg");
        }
        assertEquals("quantity: lot 0511 of loin: expected at most 9.5 kg used in all, actual 10.00",
                story.refused(() -> weighs(tickets.get(7), "1.25 kg")));
        assertEquals("not_commissioned", story.verdict(tickets.get(7)));
        weighs(tickets.get(7), "0.75 kg");
        assertEquals("quantity: lot 0511 of loin: expected at most 9.5 kg used in all, actual 9.51",
                story.refused(() -> weighs(tickets.get(8), "0.01 kg")));
        String loin = story.lotTrace("loin", "0511").events();
        assertTrue(loin.startsWith("""
                05-11 07:00 transform output slaughterhouse 9.5 kg
                05-11 07:00 ship slaughterhouse stall-12 9.5 kg
                05-12 00:30 receive stall-12 slaughterhouse 9.5 kg
                05-12 01:15 transform input stall-12 1.25 kg
                """), loin);
        assertEquals(11, loin.lines().toList().size());
    }

    @Test
    void whatIsUsedUpIsUsedOnce() {
        assertEquals("destroyed", story.verdict(pig));
        assertEquals("transform refused: 1 code is at fault\nthe pig is used up",
                story.refused(() -> story.by("slaughterhouse").makes(Goods.lot("5 kg", "belly", "0512")).of(Goods.of(pig))));
        assertEquals("ship refused: 1 code is at fault\nleft side is used up", story.refused(() -> story.by("slaughterhouse").ships(Goods.of(sides)).to("stall-12")));
        assertEquals("transform refused: 1 code is at fault\nthe pig is used up",
                story.refused(() -> story.by("slaughterhouse").makes(Goods.of(pig)).of(Goods.of(sides.get(1)))));
        assertEquals("outputs: lot 0511 of loin is an input too",
                story.refused(() -> story.by("stall-12").makes(Goods.lot("5 kg", "loin", "0511")).of(Goods.lot("1 kg", "loin", "0511"))));
    }
}

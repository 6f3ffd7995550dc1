package suma.resolver.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Display shells and the detonators that fire them, from the factory to the last bang. */
class FireworksStoryTest {
    @TempDir
    private Path folder;

    private List<String> shells;
    private List<String> detonators;
    private String box;

    private Story fromTheFactoryToTheStore(String config) {
        Story story = Story.begin(folder, config);
        story.on("2026-01-20 01:00");
        for (String party : List.of("factory", "carrier", "store", "display-crew", "somebody")) {
            story.party(party, "licensed", "430100");
        }
        story.product("shell", "fireworks", "gs1-sgtin", "unit", "gtin", "06901234567892", "party", "factory");
        story.product("detonator", "explosives", "detonator-13", "unit", "maker", "43", "feature", "1", "guessOdds", "1", "party", "factory");
        story.product("box", "fireworks", "gs1-sgtin", "case", "gtin", "16901234567899", "party", "factory");
        shells = story.orders(10, "shell", "N-3", "producedOn", "2026-01-19");
        detonators = story.orders(4, "detonator", "N-3", "productionDate", "2026-01-19");
        box = story.called("the box", story.orders(1, "box", "N-3").get(0));
        story.called("shell 1", shells.get(0));
        story.called("shell 2", shells.get(1));
        story.called("detonator 1", detonators.get(0));
        story.by("factory").packs(shells).into(box);
        story.by("factory").commissions(detonators);
        story.on("2026-01-21 01:00");
        story.by("factory").ships(Goods.of(box)).with("permit 2026-5").to("carrier");
        story.on("2026-01-21 08:00");
        story.by("carrier").receives(Goods.of(box)).from("factory");
        story.on("2026-01-22 01:00");
        story.by("carrier").ships(Goods.of(box)).to("store");
        story.on("2026-01-22 08:00");
        story.by("store").receives(Goods.of(box)).from("carrier");
        return story;
    }

    @Test
    void whoDoesNotHaveItCannotSendItWhereSoConfigured() {
        try (Story story = fromTheFactoryToTheStore("{\"trade\": {\"custody\": \"refuse\"}}")) {
            story.on("2026-01-23 01:00");
            assertEquals("""
                    ship refused: 2 codes are at fault
                    shell 1 is not with this party
                    shell 2 is not with this party""", story.refused(() -> story.by("somebody").ships(Goods.of(shells.subList(0, 2))).to("display-crew")));
            assertEquals("receive refused: 1 code is at fault\nthe box is not with this party",
                    story.refused(() -> story.by("somebody").receives(Goods.of(box)).from("store")));
            assertEquals("receive refused: 1 code is at fault\ndetonator 1 is not with this party",
                    story.refused(() -> story.by("somebody").receives(Goods.of(detonators.get(0))).from("factory")));
            assertEquals("the box", story.told(story.scan(shells.get(0)).get("parent").asText()));
            assertEquals("", story.alerts());
            story.by("store").ships(Goods.of(shells.subList(0, 2))).to("display-crew");
            assertEquals("receive refused: 1 code is at fault\nshell 1 is not with this party",
                    story.refused(() -> story.by("somebody").receives(Goods.of(shells.get(0))).from("store")));
            story.by("display-crew").receives(Goods.of(shells.subList(0, 2))).from("store");
        }
    }

    @Test
    void orItIsRecordedAndSomebodyIsTold() {
        try (Story story = fromTheFactoryToTheStore("{}")) {
            story.on("2026-01-23 01:00");
            story.by("somebody").ships(Goods.of(shells.subList(0, 2))).to("display-crew");
            assertEquals("custody_gap shell 1 codes=2 holder=store party=somebody to=display-crew", story.alerts());
            story.on("2026-01-24 01:00");
            story.by("display-crew").receives(Goods.of(shells.subList(0, 2))).from("somebody");
            assertEquals("""
                    with factory from 01-20 01:00 to 01-21 01:00
                    on its way to carrier from 01-21 01:00 to 01-21 08:00
                    with carrier from 01-21 08:00 to 01-22 01:00
                    on its way to store from 01-22 01:00 to 01-22 08:00
                    with store from 01-22 08:00 to 01-22 08:00
                    nobody knows where from 01-22 08:00 to 01-23 01:00 (sent by somebody while last known with store)
                    on its way to display-crew from 01-23 01:00 to 01-24 01:00
                    with display-crew from 01-24 01:00
                    """, story.trace(shells.get(0)).custody());
        }
    }

    @Test
    void aShellIsFiredAndNeverSeenAgain() {
        try (Story story = fromTheFactoryToTheStore("{\"trade\": {\"custody\": \"refuse\"}}")) {
            story.on("2026-02-16 08:00");
            story.by("store").ships(Goods.of(shells.subList(0, 8))).to("display-crew");
            story.by("factory").ships(Goods.of(detonators)).to("display-crew");
            story.on("2026-02-16 10:00");
            story.by("display-crew").receives(Goods.of(shells.subList(0, 8))).from("store");
            story.by("display-crew").receives(Goods.of(detonators)).from("factory");
            story.on("2026-02-16 12:00");
            story.by("display-crew").inspects(Goods.of(shells.get(7))).fails("damp");
            story.on("2026-02-16 13:00");
            story.by("display-crew").destroys(Goods.of(shells.subList(0, 7))).because("fired at the new year's display");
            story.by("display-crew").destroys(Goods.of(detonators)).because("fired at the new year's display");
            story.on("2026-02-17 02:00");
            story.by("display-crew").ships(Goods.of(shells.get(7))).to("store");
            story.on("2026-02-17 05:00");
            story.by("store").receives(Goods.of(shells.get(7))).from("display-crew");
            story.by("store").destroys(Goods.of(shells.get(7))).because("damp");

            assertEquals("destroyed", story.verdict(shells.get(0)));
            assertEquals("destroyed", story.verdict(detonators.get(0)));
            assertTrue(story.page("/c/" + shells.get(0)).contains("Destroyed"));
            assertEquals("destroyed", story.by("somebody").checksOut(shells.get(0)).says());
            assertEquals("destroyed_sale shell 1 party=somebody terminal=till-1", story.alerts());
            assertEquals("ship refused: 1 code is at fault\ndetonator 1 is destroyed",
                    story.refused(() -> story.by("display-crew").ships(Goods.of(detonators.get(0))).to("somebody")));
            assertEquals("pack refused: 1 code is at fault\nshell 1 is destroyed", story.refused(() -> story.by("factory").packs(List.of(shells.get(0))).into(box)));
            assertEquals("destroy refused: 1 code is at fault\nshell 1 is destroyed",
                    story.refused(() -> story.by("store").destroys(Goods.of(shells.get(0))).because("again")));
            assertEquals(2, story.contents(box).size());
            assertEquals(10, story.contents(box, "2026-02-01 00:00").size());
            assertEquals("""
                    with store from 01-22 08:00 to 02-16 08:00
                    on its way to display-crew from 02-16 08:00 to 02-16 10:00
                    with display-crew from 02-16 10:00 to 02-17 02:00
                    on its way to store from 02-17 02:00 to 02-17 05:00
                    with store from 02-17 05:00 to 02-17 05:00
                    gone at store from 02-17 05:00
                    """, story.trace(shells.get(7)).custody().replaceAll("(?s)^.*(?=with store from 01-22)", ""));
        }
    }
}

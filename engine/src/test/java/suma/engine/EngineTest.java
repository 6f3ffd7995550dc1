package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.scan.Verdict;

class EngineTest {
    @TempDir
    Path folder;

    @Test
    void packsAndFinds() {
        try (Engine engine = Engine.open(EngineConfig.at(folder))) {
            awaitRunning(engine);
            put(engine, "med", "drug-20", Map.of("drugId", "8112345"), Level.UNIT);
            put(engine, "box", "drug-20", Map.of("drugId", "8112346"), Level.CASE);
            Batch units = order(engine, "med", 100);
            Batch boxes = order(engine, "box", 2);
            List<String> unitCodes = codes(engine.codesOf(units, 0, 100));
            List<String> boxCodes = codes(engine.codesOf(boxes, 0, 2));
            try (Lookup lookup = engine.newLookup()) {
                Finding finding = new Finding();
                assertTrue(find(lookup, unitCodes.get(5), finding));
                assertEquals(Verdict.NOT_COMMISSIONED, finding.verdict());
                long[] ids = new long[25];
                lookup.clear();
                unitCodes.subList(0, 24).forEach(code -> add(lookup, code));
                add(lookup, boxCodes.get(0));
                lookup.codeIds(ids);
                Outcome outcome = engine.execute(new Command.Pack(ids[24], java.util.Arrays.copyOf(ids, 24), EventContext.NONE));
                assertInstanceOf(Outcome.Accepted.class, outcome, outcome.toString());
                assertTrue(find(lookup, unitCodes.get(5), finding));
                assertEquals(Verdict.OK, finding.verdict());
                assertEquals(boxCodes.get(0), lookup.text(finding.parent()));
                assertEquals(unitCodes.subList(0, 24).stream().toList(), codes(engine.contentsOf(ids[24], Optional.empty())));
            }
        }
        try (Engine engine = Engine.open(EngineConfig.at(folder))) {
            awaitRunning(engine);
            assertEquals(100, engine.catalog().batch("B1").orElseThrow().quantity());
        }
    }

    private static void awaitRunning(Engine engine) {
        while (engine.state() == EngineState.RECOVERING) {
            Thread.onSpinWait();
        }
        assertEquals(EngineState.RUNNING, engine.state(), engine.stateReason());
    }

    private static void put(Engine engine, String id, String scheme, Map<String, String> fields, Level level) {
        Outcome outcome = engine.execute(new Command.PutProduct(new Product(0, id, id, "drug", scheme, new TreeMap<>(fields), "", level,
                new BigDecimal("0.0001"), new TreeMap<>())));
        assertInstanceOf(Outcome.Accepted.class, outcome, outcome.toString());
    }

    private static Batch order(Engine engine, String product, long quantity) {
        Command.BatchFacts facts = new Command.BatchFacts(product, "L1", Optional.empty(), Optional.empty(), new TreeMap<>());
        Outcome outcome = engine.execute(new Command.OrderBatch(facts, quantity, new TreeMap<>()));
        Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, outcome, outcome.toString());
        return engine.catalog().batch(((Answer.Ordered) accepted.answer()).batch()).orElseThrow();
    }

    private static List<String> codes(CodeCursor cursor) {
        List<String> codes = new ArrayList<>();
        CodeChunk chunk = new CodeChunk();
        try (cursor) {
            while (cursor.next(chunk)) {
                for (int i = 0; i < chunk.count(); i++) {
                    codes.add(chunk.code(i));
                }
            }
        }
        return codes;
    }

    private static void add(Lookup lookup, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        lookup.add(bytes, 0, bytes.length);
    }

    private static boolean find(Lookup lookup, String code, Finding finding) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        return lookup.find(bytes, 0, bytes.length, finding);
    }
}

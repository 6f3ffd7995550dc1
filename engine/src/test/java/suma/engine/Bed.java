package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.code.DefinitionException;
import suma.engine.code.Schemes;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Refused;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.catalog.Verdict;
import suma.engine.verify.Verification;

/** An open engine with short words for what tests do with it. */
final class Bed implements AutoCloseable {
    final Engine engine;
    private final Lookup lookup;
    private final Finding finding = new Finding();

    private Bed(Engine engine) {
        this.engine = engine;
        this.lookup = engine.newLookup();
    }

    static Bed open(EngineConfig config) {
        Engine engine = Engine.open(config);
        while (engine.state() == EngineState.RECOVERING) {
            LockSupport.parkNanos(100_000);
        }
        assertEquals(EngineState.RUNNING, engine.state(), engine.stateReason());
        return new Bed(engine);
    }

    /** The standard schemes and those of {@code definitions}, JSON objects. */
    static Schemes schemes(String... definitions) {
        String json = "{\"schemes\": [" + String.join(", ", definitions) + "]}";
        try {
            return Schemes.load(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | DefinitionException e) {
            throw new AssertionError(json, e);
        }
    }

    /** Puts a file into a data folder, in place of what was there. */
    static void stray(Path folder, String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What verification of a closed folder finds; tests end with none. */
    static List<String> findings(EngineConfig config) {
        return Verification.of(config, part -> { }).findings();
    }

    Accepted accept(Command command) {
        Outcome outcome = engine.execute(command);
        return assertInstanceOf(Accepted.class, outcome, () -> outcome + " of " + command);
    }

    Refused refuse(Command command) {
        Outcome outcome = engine.execute(command);
        return assertInstanceOf(Refused.class, outcome, () -> outcome + " of " + command);
    }

    /** A unit, case or pallet of a drug: drug ids 8112340 and on, by level. */
    static Product drug(String id, int drugId, Level level) {
        return product(id, "drug-20", Map.of("drugId", Integer.toString(drugId)), level, "0.0001");
    }

    static Product product(String id, String scheme, Map<String, String> fields, Level level, String guessOdds) {
        return new Product(0, id, "Name of " + id, "drug", scheme, new TreeMap<>(fields), "", level, new BigDecimal(guessOdds), new TreeMap<>());
    }

    /** The same product, for which a party answers. */
    static Product of(String party, Product product) {
        return new Product(0, product.id(), product.name(), product.category(), product.scheme(), product.fields(), party, product.level(),
                product.guessOdds(), product.attributes());
    }

    void put(Product product) {
        accept(new Command.PutProduct(product));
    }

    static BatchFacts facts(String product) {
        return new BatchFacts(product, "L1", Optional.empty(), Optional.empty(), new TreeMap<>());
    }

    Batch order(String product, long quantity) {
        return order(facts(product), quantity);
    }

    Batch order(BatchFacts facts, long quantity) {
        return batch(accept(new Command.OrderBatch(facts, quantity, new TreeMap<>())));
    }

    Batch order(String product, long quantity, Map<String, String> schemeFields) {
        return batch(accept(ordering(product, quantity, schemeFields)));
    }

    static Command.OrderBatch ordering(String product, long quantity, Map<String, String> schemeFields) {
        return new Command.OrderBatch(facts(product), quantity, new TreeMap<>(schemeFields));
    }

    Batch batch(Accepted accepted) {
        return engine.catalog().batch(((Answer.Ordered) accepted.answer()).batch()).orElseThrow();
    }

    Answer.Registered register(String product, String... codes) {
        return (Answer.Registered) accept(registration(product, codes)).answer();
    }

    static Command.Register registration(String product, String... codes) {
        List<byte[]> texts = Arrays.stream(codes).map(code -> code.getBytes(StandardCharsets.UTF_8)).toList();
        return new Command.Register(facts(product), Batch.NO_BATCH, texts);
    }

    List<String> codes(Batch batch) {
        return codes(engine.codesOf(batch, 0, batch.quantity()));
    }

    static List<String> codes(CodeCursor cursor) {
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

    /** CodeIds of texts, negative where a text has none. */
    long[] ids(List<String> codes) {
        lookup.clear();
        for (String code : codes) {
            byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
            lookup.add(bytes, 0, bytes.length);
        }
        long[] ids = new long[codes.size()];
        lookup.codeIds(ids);
        return ids;
    }

    long id(String code) {
        return ids(List.of(code))[0];
    }

    Command.Pack pack(String parent, List<String> children) {
        return new Command.Pack(id(parent), ids(children), EventContext.NONE);
    }

    Command.Unpack unpack(String parent, List<String> children) {
        return new Command.Unpack(id(parent), ids(children), EventContext.NONE);
    }

    Command.Commission commission(List<String> codes) {
        return new Command.Commission(ids(codes), EventContext.NONE);
    }

    Command.Checkout checkout(String party, String... codes) {
        return new Command.Checkout(ids(List.of(codes)), party, "till 1", EventContext.NONE);
    }

    /** What a checkout that is accepted answers, a word a code. */
    String checkOut(String party, String... codes) {
        return ((Answer.CheckedOut) accept(checkout(party, codes)).answer()).results().stream()
                .map(result -> result.verdict().text()).collect(Collectors.joining(" "));
    }

    /** The context of an event that only tells who. */
    static EventContext by(String party) {
        return new EventContext(EventContext.NOT_TOLD, party, "", "", "");
    }

    void party(String id) {
        accept(new Command.PutParty(new Party(0, id, "Name of " + id, "shop", "", "", "330100", "")));
    }

    static Command.CommissionRange commission(Batch batch, long offset, long count) {
        return new Command.CommissionRange(batch.number(), offset, count, EventContext.NONE);
    }

    /** The finding for a text that must be a code; overwritten by the next. */
    Finding find(String text) {
        assertTrue(scan(text), finding.problem());
        return finding;
    }

    boolean scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return lookup.find(bytes, 0, bytes.length, finding);
    }

    /** What {@link #scan} found last. */
    Finding finding() {
        return finding;
    }

    String problem() {
        return finding.problem();
    }

    Verdict verdict(String text) {
        return find(text).verdict();
    }

    /** The code that a code is packed in, or empty. */
    String parent(String text) {
        long parent = find(text).parent();
        return parent == CodeId.NONE ? "" : lookup.text(parent);
    }

    /** The code of a CodeId. */
    String text(long codeId) {
        return lookup.text(codeId);
    }

    List<String> contents(String parent) {
        return codes(engine.contentsOf(id(parent), Optional.empty()));
    }

    @Override
    public void close() {
        lookup.close();
        engine.close();
    }
}

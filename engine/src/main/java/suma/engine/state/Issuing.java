package suma.engine.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.CatalogEditor.IndexRun;
import suma.engine.catalog.Product;
import suma.engine.catalog.SerialSpace;
import suma.engine.code.FieldException;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;
import suma.engine.code.SpaceFormat;
import suma.engine.command.Answer;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Register;
import suma.engine.store.StoreGroup;

/**
 * Gives out codes and takes in those of others, so that no text ever names two codes. Writer's thread only.
 *
 * <p>I1: a serial is never issued twice, across restarts. I2: an index whose code is registered as foreign is never issued.
 */
final class Issuing {
    private final Catalog catalog;
    private final CatalogEditor editor;
    private final OrderRules rules;
    private final Schemes schemes;
    private final Keystore keystore;
    private final ForeignCodes foreign;
    private final Serials serials;

    Issuing(Catalog catalog, CatalogEditor editor, OrderRules rules, Schemes schemes, Keystore keystore, ForeignCodes foreign) {
        this.catalog = catalog;
        this.editor = editor;
        this.rules = rules;
        this.schemes = schemes;
        this.keystore = keystore;
        this.foreign = foreign;
        this.serials = new Serials(keystore);
    }

    Answer put(Product product) {
        return new Answer.Stored(editor.put(product));
    }

    Answer.Ordered order(OrderBatch order, long timeMs) {
        Product product = editor.product(order.facts().product()).orElseThrow();
        SerialSpace space = open(format(order, product), fields(order, product));
        Batch batch = editor.addIssued(product, batchOrder(order.facts(), space.number(), timeMs), space, freeRuns(space, order.quantity()));
        return new Answer.Ordered(batch.number());
    }

    private SpaceFormat format(OrderBatch order, Product product) {
        try {
            return rules.spaceOf(order, product);
        } catch (FieldException e) {
            throw new IllegalStateException("order was checked: " + order, e);
        }
    }

    private static TreeMap<String, String> fields(OrderBatch order, Product product) {
        TreeMap<String, String> fields = new TreeMap<>(product.fields());
        fields.putAll(order.schemeFields());
        return fields;
    }

    private static Batch.Order batchOrder(BatchFacts facts, int space, long timeMs) {
        return new Batch.Order(facts.lot(), facts.producedOn(), facts.expiresOn(), facts.attributes(), space, timeMs);
    }

    private SerialSpace open(SpaceFormat format, java.util.SortedMap<String, String> fields) {
        return editor.space(format).orElseGet(() -> {
            SerialSpace space = editor.openSpace(format, fields, keystore.currentId(), keystore.current());
            foreign.forEach(format.scheme().name(), format.prefix(), (text, offset, length) -> bar(space, text, offset, length));
            return space;
        });
    }

    private void bar(SerialSpace space, byte[] text, int offset, int length) {
        long index = serials.index(space, text, offset, length);
        if (index >= space.next()) {
            foreign.take(space.number(), index);
        }
    }

    /** The next {@code quantity} indices of a space that no foreign code has. */
    private List<IndexRun> freeRuns(SerialSpace space, long quantity) {
        List<IndexRun> runs = new ArrayList<>(1);
        long first = space.next();
        for (long left = quantity; left > 0; ) {
            long taken = foreign.nextTaken(space.number(), first);
            long count = Math.min(left, taken - first);
            if (count > 0) {
                runs.add(new IndexRun(first, count));
            }
            left -= count;
            first = taken + 1;
        }
        return runs;
    }

    int[] knownCodes(Register register) {
        String scheme = editor.product(register.facts().product()).orElseThrow().scheme();
        Set<String> seen = new HashSet<>();
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < register.codes().size(); i++) {
            byte[] code = register.codes().get(i);
            if (!seen.add(new String(code, java.nio.charset.StandardCharsets.ISO_8859_1)) || foreign.knows(scheme, code) || issuedHere(scheme, code)) {
                known.add(i);
            }
        }
        return known.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean issuedHere(String scheme, byte[] code) {
        return space(scheme, code).filter(space -> serials.found() < space.next()).isPresent();
    }

    /** The space, published or new in this group, that a code looks like one of, with its index left in {@link Serials#found}. */
    private Optional<SerialSpace> space(String schemeName, byte[] code) {
        Scheme scheme = schemes.inUse(schemeName);
        return serials.find(catalog.spaces(), scheme, code)
                .or(() -> editor.newSpaces().stream().filter(space -> space.format().scheme() == scheme && serials.fits(space, code)).findFirst());
    }

    Answer.Registered register(Register register, long timeMs) {
        Product product = editor.product(register.facts().product()).orElseThrow();
        Batch batch = register.batch() == Batch.NO_BATCH
                ? editor.addRegistered(product, batchOrder(register.facts(), SerialSpace.NO_SPACE, timeMs))
                : editor.batch(register.batch()).orElseThrow();
        long codeId = editor.grow(batch, register.codes().size());
        for (byte[] code : register.codes()) {
            foreign.add(product.scheme(), code, codeId++);
            space(product.scheme(), code).ifPresent(space -> foreign.take(space.number(), serials.found()));
        }
        return new Answer.Registered(batch.number(), register.codes().size(), new int[0]);
    }

    void writeTo(StoreGroup group) {
        foreign.writeTo(group);
    }

    void publish() {
        foreign.clear();
        editor.publish(product -> schemes.inUse(product.scheme()).productKey(product.fields()));
    }
}

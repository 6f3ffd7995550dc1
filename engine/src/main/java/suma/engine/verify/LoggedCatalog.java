package suma.engine.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suma.engine.CorruptionException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Command.CommissionRange;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.PutParty;
import suma.engine.command.Command.PutProduct;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.VoidBatch;
import suma.engine.journal.Record;

/** Parties, products and batches as the log leaves them, worked out anew and without the engine's own hands. */
final class LoggedCatalog {
    private final Map<String, Party> parties = new HashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final List<LoggedBatch> batches = new ArrayList<>();

    /** A batch by the log. */
    static final class LoggedBatch {
        private final BatchFacts facts;
        private final boolean registered;
        private final long madeAtMs;
        private long quantity;
        private Defaults defaults;

        private LoggedBatch(BatchFacts facts, boolean registered, long madeAtMs) {
            this.facts = facts;
            this.registered = registered;
            this.madeAtMs = madeAtMs;
            this.defaults = Defaults.all(registered ? Disposition.COMMISSIONED : Disposition.ISSUED);
        }

        BatchFacts facts() {
            return facts;
        }

        boolean registered() {
            return registered;
        }

        long madeAtMs() {
            return madeAtMs;
        }

        long quantity() {
            return quantity;
        }

        Defaults defaults() {
            return defaults;
        }

        private void turn(long begin, long end, Disposition now) {
            defaults = defaults.turned(begin, end, Disposition.ISSUED, now);
        }
    }

    void accept(Record record) {
        Command command = record.command();
        if (command instanceof PutParty put) {
            parties.merge(put.party().id(), put.party().withNumber(parties.size() + 1), (old, now) -> now.withNumber(old.number()));
        } else if (command instanceof PutProduct put) {
            products.merge(put.product().id(), put.product().withNumber(products.size() + 1), (old, now) -> now.withNumber(old.number()));
        } else if (command instanceof OrderBatch order) {
            add(new LoggedBatch(order.facts(), false, record.timeMs())).quantity = order.quantity();
        } else if (command instanceof Register register) {
            LoggedBatch batch = register.batch() == Batch.NO_BATCH ? add(new LoggedBatch(register.facts(), true, record.timeMs()))
                    : batch(register.batch(), record);
            batch.quantity += register.codes().size();
        } else if (command instanceof CommissionRange range) {
            batch(range.batch(), record).turn(range.offset(), range.offset() + range.count(), Disposition.COMMISSIONED);
        } else if (command instanceof VoidBatch voiding) {
            batch(voiding.batch(), record).turn(0, Long.MAX_VALUE, Disposition.VOIDED);
        }
    }

    private LoggedBatch add(LoggedBatch batch) {
        batches.add(batch);
        return batch;
    }

    private LoggedBatch batch(int number, Record record) {
        if (number < 1 || number > batches.size()) {
            throw new CorruptionException("log: record " + record.sequence() + " speaks of batch " + Batch.id(number)
                    + ", expected one of the " + batches.size() + " made before");
        }
        return batches.get(number - 1);
    }

    Map<String, Party> parties() {
        return parties;
    }

    Map<String, Product> products() {
        return products;
    }

    List<LoggedBatch> batches() {
        return batches;
    }
}

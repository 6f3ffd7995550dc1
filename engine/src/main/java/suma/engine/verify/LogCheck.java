package suma.engine.verify;

import java.util.function.Consumer;
import suma.engine.CorruptionException;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.Ship;
import suma.engine.command.Command.UndoCheckout;
import suma.engine.command.Command.Unpack;
import suma.engine.journal.Record;

/** Takes from the log what the derived data must agree with. */
final class LogCheck implements Consumer<Record> {
    private final LoggedCatalog catalog;
    private final ForeignCheck foreign;
    private final LinkSum links;
    private long nextOrdinal = 1;
    private boolean linksKnown = true;

    LogCheck(LoggedCatalog catalog, ForeignCheck foreign, LinkSum links) {
        this.catalog = catalog;
        this.foreign = foreign;
        this.links = links;
    }

    @Override
    public void accept(Record record) {
        catalog.accept(record);
        if (record.command() instanceof Pack pack) {
            for (long child : pack.children()) {
                links.add(child, pack.parent());
            }
        } else if (record.command() instanceof Unpack unpack) {
            for (long child : unpack.children()) {
                links.remove(child, unpack.parent());
            }
        } else if (moves(record.command())) {
            linksKnown = false;
        } else if (record.command() instanceof OrderBatch order) {
            nextOrdinal += order.quantity();
        } else if (record.command() instanceof Register register) {
            register(register, record.sequence());
        }
    }

    private static boolean moves(Command command) {
        return command instanceof Ship || command instanceof Receive || command instanceof Sell || command instanceof Return || command instanceof Destroy
                || command instanceof CheckoutDecided || command instanceof UndoCheckout;
    }

    /** False when codes left their parents by records that do not name these; links can then only be held against each other. */
    boolean linksKnown() {
        return linksKnown;
    }

    private void register(Register register, long sequence) {
        Product product = catalog.products().get(register.facts().product());
        if (product == null) {
            throw new CorruptionException("log: record " + sequence + " speaks of product " + register.facts().product() + ", expected one stored before");
        }
        for (byte[] code : register.codes()) {
            foreign.expect(product.scheme(), code, nextOrdinal++);
        }
    }
}

package suma.engine.verify;

import java.util.function.Consumer;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.Unpack;
import suma.engine.journal.Record;

/** Takes from the log what the derived data must agree with. */
final class LogCheck implements Consumer<Record> {
    private final CatalogCheck catalog;
    private final LinkSum links;

    LogCheck(CatalogCheck catalog, LinkSum links) {
        this.catalog = catalog;
        this.links = links;
    }

    @Override
    public void accept(Record record) {
        if (record.command() instanceof Pack pack) {
            for (long child : pack.children()) {
                links.add(child, pack.parent());
            }
        } else if (record.command() instanceof Unpack unpack) {
            for (long child : unpack.children()) {
                links.remove(child, unpack.parent());
            }
        } else if (record.command() instanceof OrderBatch order) {
            catalog.expectBatch(order.quantity());
        } else if (record.command() instanceof Register register) {
            catalog.expectRegistered(register.batch(), register.codes().size());
        }
    }
}

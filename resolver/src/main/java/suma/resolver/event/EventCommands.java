package suma.resolver.event;

import java.util.Arrays;
import java.util.List;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.command.Command;
import suma.engine.command.Fault;
import suma.engine.scan.Lookup;
import suma.resolver.call.Refusals;
import suma.resolver.http.Problem;
import suma.resolver.lookup.SpokenTexts;

/** Makes commands of events that were read, and finds the codes again that a refusal means. */
final class EventCommands {
    private EventCommands() {
    }

    /** @param codeIds of all texts that were read with the event */
    static Command of(EventFields event, long[] codeIds, Catalog catalog) {
        return switch (event.type()) {
            case COMMISSION -> event.batch().isEmpty() ? new Command.Commission(items(event, codeIds), event.context())
                    : range(event, catalog);
            case PACK -> new Command.Pack(codeIds[event.parentAt()], items(event, codeIds), event.context());
            case UNPACK -> new Command.Unpack(codeIds[event.parentAt()], items(event, codeIds), event.context());
            case SHIP -> new Command.Ship(items(event, codeIds), event.from(), event.to(), event.context());
            case RECEIVE -> new Command.Receive(items(event, codeIds), event.from(), event.context());
            case SELL -> new Command.Sell(items(event, codeIds), event.context());
            case RETURN -> new Command.Return(items(event, codeIds), event.context());
            case INSPECT -> new Command.Inspect(items(event, codeIds), event.passed(), event.certificate(), event.context());
            case DESTROY -> new Command.Destroy(items(event, codeIds), event.context());
        };
    }

    private static long[] items(EventFields event, long[] codeIds) {
        int from = Math.max(0, event.itemsAt());
        return Arrays.copyOfRange(codeIds, from, from + event.itemsCount());
    }

    private static Command range(EventFields event, Catalog catalog) {
        int number = Batch.number(event.batch());
        long rest = catalog.batch(number).map(batch -> batch.quantity() - event.offset()).orElse(1L);
        return new Command.CommissionRange(number, event.offset(), event.count() < 0 ? Math.max(1, rest) : event.count(),
                event.context());
    }

    /** Names the codes that faults of a command mean, as the caller told them. */
    static Refusals.FaultText texts(List<EventFields> events, SpokenTexts spoken, boolean inArray, Lookup lookup) {
        return fault -> {
            EventFields event = events.get(Math.min(fault.event(), events.size() - 1));
            boolean parent = fault.item() == Fault.PARENT;
            String code = spoken.text(parent ? event.parentAt() : event.itemsAt() + fault.item());
            String field = parent ? "parent" : event.itemsField() + "[" + fault.item() + "]";
            String reason = fault.reason().text();
            String whole = fault.other() == CodeId.NONE ? reason : reason + " " + lookup.text(fault.other());
            return new Problem.Part(code, inArray ? "[" + fault.event() + "]." + field : field, whole);
        };
    }
}

package suma.resolver.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import suma.engine.catalog.Catalog;
import suma.engine.command.Command;
import suma.engine.scan.Lookup;
import suma.resolver.call.FieldRules;
import suma.resolver.call.Refusals;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.json.JsonIn;
import suma.resolver.key.Role;
import suma.resolver.lookup.CodeTexts;
import suma.resolver.lookup.SpokenTexts;

/** One event, or an array of events that all happen or none, read from one JSON text. */
final class EventBody {
    private final List<EventFields> events = new ArrayList<>();
    private final boolean array;

    private EventBody(JsonIn in, CodeTexts texts) {
        array = in.nextIsArray();
        if (!array) {
            events.add(EventFields.read(in, texts));
            return;
        }
        in.beginArray();
        while (in.nextElement()) {
            events.add(EventFields.read(in, texts));
        }
        if (events.isEmpty() || events.size() > FieldRules.MOST_EVENTS) {
            in.fault("expected 1 to " + FieldRules.MOST_EVENTS + " events, actual " + events.size());
        }
    }

    static EventBody read(JsonIn in, CodeTexts texts) {
        return new EventBody(in, texts);
    }

    /** Why a caller may not report these events; empty when it may. */
    Optional<Problem> forbidden(Exchange exchange) {
        return events.stream().map(EventFields::type).filter(type -> !exchange.callerIs(type.roles())).findFirst()
                .map(type -> Problem.of(403, "this key may not report " + type.text() + " events; expected a key with one of the roles "
                        + type.roles().stream().map(Role::text).collect(Collectors.joining(", "))));
    }

    Command command(long[] codeIds, Catalog catalog) {
        List<Command> commands = events.stream().map(event -> EventCommands.of(event, codeIds, catalog)).toList();
        return array ? new Command.Together(commands) : commands.get(0);
    }

    /** Reads an accepted body a second time, for the texts of codes at fault. */
    static Refusals.FaultText texts(byte[] json, Lookup lookup) {
        try (JsonIn in = JsonIn.of(json)) {
            SpokenTexts spoken = new SpokenTexts();
            EventBody body = read(in, spoken);
            return EventCommands.texts(body.events, spoken, body.array, lookup);
        }
    }
}

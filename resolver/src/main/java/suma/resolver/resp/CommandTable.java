package suma.resolver.resp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What {@code COMMAND} tells of the commands. */
final class CommandTable {
    private static final List<RespCommand> ALL = List.of(RespCommand.values());

    private CommandTable() {
    }

    static void answer(Arguments command, RespEncoder out) {
        if (command.count() == 1) {
            out.array(ALL.size());
            ALL.forEach(each -> details(each, out));
        } else if (command.is(1, "COUNT")) {
            out.integer(ALL.size());
        } else if (command.is(1, "DOCS")) {
            docs(command, out);
        } else if (command.is(1, "INFO")) {
            info(command, out);
        } else if (command.is(1, "LIST")) {
            out.array(ALL.size());
            ALL.forEach(each -> out.bulk(each.text()));
        } else {
            out.error("ERR COMMAND: expected COUNT, DOCS, INFO or LIST");
        }
    }

    private static List<String> asked(Arguments command) {
        return IntStream.range(2, command.count()).mapToObj(i -> command.text(i).toLowerCase(Locale.ROOT)).toList();
    }

    private static void docs(Arguments command, RespEncoder out) {
        List<String> asked = asked(command);
        List<RespCommand> told = ALL.stream().filter(each -> asked.isEmpty() || asked.contains(each.text())).toList();
        out.map(told.size());
        for (RespCommand each : told) {
            out.bulk(each.text());
            out.map(2);
            out.bulk("summary");
            out.bulk(each.summary());
            out.bulk("group");
            out.bulk(each.kind() == RespCommand.Kind.CODES ? "string" : "connection");
        }
    }

    private static void info(Arguments command, RespEncoder out) {
        List<String> asked = command.count() == 2 ? Arrays.stream(RespCommand.values()).map(RespCommand::text).toList() : asked(command);
        out.array(asked.size());
        for (String name : asked) {
            ALL.stream().filter(each -> each.text().equals(name)).findFirst().ifPresentOrElse(each -> details(each, out), out::nil);
        }
    }

    /** Name, arity, flags, first and last key, step between keys. */
    private static void details(RespCommand command, RespEncoder out) {
        boolean codes = command.kind() == RespCommand.Kind.CODES;
        out.array(6);
        out.bulk(command.text());
        out.integer(command.arity());
        out.array(1);
        out.simple(command == RespCommand.CHECKOUT ? "write" : codes ? "readonly" : "fast");
        out.integer(codes ? 1 : 0);
        out.integer(command == RespCommand.MGET || command == RespCommand.CHECKOUT ? -1 : codes ? 1 : 0);
        out.integer(codes ? 1 : 0);
    }
}

package suma.resolver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import suma.resolver.key.ApiKey;
import suma.resolver.key.ApiKeys;
import suma.resolver.key.Role;
import suma.resolver.limit.Rate;

/** {@code suma key}: API keys of a data folder; a running server takes changes over within a second. */
@Command(name = "key", mixinStandardHelpOptions = true, description = "Add, list and revoke API keys.")
final class KeyCommand implements Runnable {
    private static final Pattern QUOTA = Pattern.compile("(\\d{1,8})(/s)?");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected add, list or revoke");
    }

    private static ApiKeys open(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new IOException("data folder " + data + ": expected one that a server has made, actual none");
        }
        return ApiKeys.openOrBegin(data, Clock.systemUTC(), Files.isDirectory(data.resolve("store")));
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Make a key and print it once.")
    int add(@Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder") Path data,
            @Option(names = "--role", required = true, paramLabel = "ROLE",
                    description = "admin, line, trade, pos or inspector") String role,
            @Option(names = "--quota", defaultValue = "0", paramLabel = "N/s",
                    description = "codes or requests a second; any number where left out") String quota,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "who will hold it") String name,
            @Option(names = "--first-number", paramLabel = "N", description = "begin anew with this number, where the file of the keys is lost")
            Optional<Integer> first) throws IOException {
        Role known = Role.of(role).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "--role: expected admin, line, trade, pos or inspector, actual " + role));
        if (name.isBlank() || name.length() > ApiKeys.LONGEST_NAME) {
            throw new ParameterException(spec.commandLine(), "--name: expected 1 to " + ApiKeys.LONGEST_NAME + " characters");
        }
        System.out.println(first.isPresent() ? ApiKeys.addFirst(data, Clock.systemUTC(), first.get(), name, known, quota(quota))
                : open(data).add(name, known, quota(quota)));
        return 0;
    }

    private int quota(String text) {
        Matcher number = QUOTA.matcher(text);
        if (!number.matches() || Integer.parseInt(number.group(1)) > Rate.MOST_PER_SECOND) {
            throw new ParameterException(spec.commandLine(), "--quota: expected a number up to " + Rate.MOST_PER_SECOND
                    + ", as in 200/s, actual " + text);
        }
        return Integer.parseInt(number.group(1));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the keys, not their texts.")
    int list(@Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder") Path data)
            throws IOException {
        for (ApiKey key : open(data).all()) {
            System.out.printf("%-4d %-10s %-20s created %s%s%s%n", key.number(), key.role().text(), key.name(), key.created().at(),
                    key.quota() == 0 ? "" : " quota " + key.quota() + "/s",
                    key.revoked().map(deed -> " revoked " + deed.at()).orElse(""));
        }
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "End a key.")
    int revoke(@Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder") Path data,
               @Parameters(paramLabel = "NUMBER", description = "the key's number in the list") int number) throws IOException {
        if (!open(data).revoke(number)) {
            throw new IOException("no key in force has the number " + number);
        }
        return 0;
    }
}

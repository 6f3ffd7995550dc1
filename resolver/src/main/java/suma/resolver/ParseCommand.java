package suma.resolver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suma.engine.code.Reading;
import suma.engine.code.Schemes;

/** {@code suma parse}: shows how scanned texts are read. */
@Command(name = "parse", mixinStandardHelpOptions = true, description = "Show how a scanned text is read.")
final class ParseCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "code, element string, link or label text")
    private List<String> texts;
    @Option(names = "--config", paramLabel = "FILE", description = "own schemes, as JSON")
    private Optional<Path> config;

    @Override
    public Integer call() throws IOException {
        Schemes schemes = ServerConfig.of(config).schemes();
        int status = 0;
        for (String text : texts) {
            status |= show(schemes, text) ? 0 : Suma.FAILED;
        }
        return status;
    }

    private static boolean show(Schemes schemes, String text) {
        Reading reading = new Reading();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        schemes.read(utf8, 0, utf8.length, reading);
        System.out.println(text);
        line("kind", reading.kind().name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < reading.candidates(); i++) {
            line("scheme", reading.scheme(i) + " (" + reading.scheme(i).title() + ")");
            line("code", reading.code(i));
        }
        for (int i = 0; i < reading.elements(); i++) {
            line("(" + reading.elementAi(i) + ")", reading.elementValue(i));
        }
        boolean readable = reading.kind() != Reading.Kind.NONE;
        if (!readable) {
            line("problem", reading.problem());
        }
        return readable;
    }

    private static void line(String name, String value) {
        System.out.printf("  %-8s %s%n", name, value);
    }
}

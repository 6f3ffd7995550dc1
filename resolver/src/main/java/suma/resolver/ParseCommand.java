package suma.resolver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import suma.engine.code.CodeForms;
import suma.engine.code.Reading;
import suma.engine.code.Schemes;

/** {@code suma parse}: shows how scanned texts are read. */
@Command(name = "parse", mixinStandardHelpOptions = true, description = "Show how a scanned text is read.")
final class ParseCommand implements Callable<Integer> {
    /** FNC1 in element strings; shown as a caret, which is read as FNC1 too. */
    private static final char GROUP_SEPARATOR = 29;

    private static final String INPUT = "-";
    private static final int MOST_BYTES = 1 << 20;
    /** What Java makes of an argument's byte that the locale does not know. */
    private static final char UNREADABLE = 0xfffd;

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "code, element string, link or label text; - for all of standard input, as UTF-8")
    private List<String> texts;
    @Option(names = "--config", paramLabel = "FILE", description = "own schemes, as JSON")
    private Optional<Path> config;

    @Option(names = "--company-prefix", paramLabel = "DIGITS", defaultValue = "0", description = "length of the GS1 company prefix, 6 to 12, which EPC URNs show")
    private int companyPrefixLength;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (companyPrefixLength != 0 && (companyPrefixLength < CodeForms.MIN_COMPANY_PREFIX || companyPrefixLength > CodeForms.MAX_COMPANY_PREFIX)) {
            throw new ParameterException(spec.commandLine(), "--company-prefix: expected " + CodeForms.MIN_COMPANY_PREFIX + " to "
                    + CodeForms.MAX_COMPANY_PREFIX + ", actual " + companyPrefixLength);
        }
        Schemes schemes = ServerConfig.of(config).schemes();
        int status = 0;
        for (String text : texts) {
            status |= show(schemes, text.equals(INPUT) ? input() : text) ? 0 : Suma.FAILED;
        }
        return status;
    }

    /** One text, of one line or more; the end of its last line does not belong to it. */
    private static String input() throws IOException {
        return new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).replaceFirst("\\R$", "");
    }

    private boolean show(Schemes schemes, String text) {
        if (text.indexOf(UNREADABLE) >= 0) {
            System.err.println("suma: a character cannot be read; where the locale is not UTF-8, give the text on standard input: suma parse -");
        }
        Reading reading = new Reading();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        schemes.read(utf8, 0, utf8.length, reading);
        System.out.println(text.replaceAll("\\p{Cntrl}", "�"));
        line("kind", reading.candidates() == 0 ? "none" : reading.scheme(0).namesItem() ? "code" : "product");
        for (int i = 0; i < reading.candidates(); i++) {
            int told = reading.companyPrefixLength();
            show(CodeForms.of(reading, i), told > 0 ? told : companyPrefixLength);
        }
        boolean readable = reading.kind() != Reading.Kind.NONE;
        if (!readable) {
            line("problem", reading.problem());
        }
        return readable;
    }

    private static void show(CodeForms forms, int companyPrefixLength) {
        line("scheme", forms.scheme() + " (" + forms.scheme().title() + ")");
        line("code", forms.code());
        forms.elements().forEach((ai, value) -> line("(" + ai + ")", value));
        forms.elementString().ifPresent(form -> line("elements", form.replace(GROUP_SEPARATOR, '^')));
        forms.bracketed().ifPresent(form -> line("brackets", form));
        forms.digitalLink(CodeForms.CANONICAL_STEM).ifPresent(form -> line("link", form));
        forms.epcUrn(companyPrefixLength).ifPresent(form -> line("epc", form));
    }

    private static void line(String name, String value) {
        System.out.printf("  %-8s %s%n", name, value);
    }
}

package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What SCHEMES.md says of schemes is so. */
class SchemesDocumentTest {

    private static final Pattern NAME = Pattern.compile("^\\| ((?:`[a-z0-9-]+`(?:, )?)+)", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`(77\\d{16})`");

    private final String document;

    SchemesDocumentTest() throws IOException {
        document = Files.readString(Path.of("SCHEMES.md"));
    }

    private static String group(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).findFirst().orElseThrow();
    }

    private String section(String heading) {
        int start = document.indexOf("## " + heading);
        return document.substring(start, document.indexOf("\n## ", start));
    }

    @Test
    void everyStandardSchemeHasItsRow() {
        String rows = NAME.matcher(section("The standard schemes")).results().map(MatchResult::group).collect(Collectors.joining());
        Set<String> documented = QUOTED.matcher(rows).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertEquals(Schemes.standard().all().stream().map(Scheme::name).collect(Collectors.toSet()), documented);
    }

    @Test
    void categoriesHaveSchemesThatExist() {
        for (String row : section("Which scheme").lines().filter(line -> line.startsWith("| `")).toList()) {
            String schemes = row.split("\\|")[2];
            assertTrue(QUOTED.matcher(schemes).results().allMatch(s -> Schemes.standard().named(s.group(1)).isPresent()), schemes);
        }
    }

    @Test
    void theExampleGivesTheCodeShown() throws IOException, DefinitionException, FieldException {
        Schemes schemes = Schemes.load(new ByteArrayInputStream(group(EXAMPLE, document).getBytes(UTF_8)));
        SpaceFormat space = schemes.named("crate-18").orElseThrow().space(Map.of("depot", "123", "packedOn", "2026-02-03"));
        byte[] code = new byte[space.textLength()];
        space.render(0, 42, code, 0);
        assertEquals(new String(code, UTF_8), group(CODE, document));
        assertTrue(Texts.line(Texts.read(schemes, "箱 " + new String(code, UTF_8))).startsWith("CODE crate-18="));
    }
}

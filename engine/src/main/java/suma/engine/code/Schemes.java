package suma.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The code formats known here, in order of preference. Immutable. */
public final class Schemes {

    /** The longest text that is read. */
    public static final int MAX_TEXT_BYTES = 4096;

    private static final String STANDARD = "schemes.json";
    private static final Schemes STANDARD_SCHEMES = loadStandard();

    private final List<Scheme> all;
    private final Map<String, Scheme> byName;
    private final TextReader reader;

    private Schemes(Map<String, SchemeDefinition> definitions) {
        List<Scheme> schemes = new ArrayList<>();
        Map<String, Scheme> names = new LinkedHashMap<>();
        for (SchemeDefinition definition : definitions.values()) {
            Scheme scheme = new Scheme(definition, schemes.size());
            schemes.add(scheme);
            names.put(scheme.name(), scheme);
        }
        all = List.copyOf(schemes);
        byName = Map.copyOf(names);
        reader = new TextReader(all, byName);
    }

    public static Schemes standard() {
        return STANDARD_SCHEMES;
    }

    private static Schemes loadStandard() {
        try (InputStream json = Schemes.class.getResourceAsStream(STANDARD)) {
            return new Schemes(add(new LinkedHashMap<>(), json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (DefinitionException mistake) {
            throw new AssertionError(STANDARD, mistake);
        }
    }

    /** The standard schemes, and those of a configuration in the format of {@link SchemeDecoder}. */
    public static Schemes load(InputStream configuration) throws IOException, DefinitionException {
        Map<String, SchemeDefinition> definitions = new LinkedHashMap<>();
        for (Scheme scheme : STANDARD_SCHEMES.all) {
            definitions.put(scheme.name(), scheme.definition());
        }
        return new Schemes(add(definitions, configuration));
    }

    private static Map<String, SchemeDefinition> add(Map<String, SchemeDefinition> definitions, InputStream json)
            throws IOException, DefinitionException {
        for (SchemeDefinition definition : SchemeDecoder.decode(json)) {
            definitions.put(definition.name(), definition);
        }
        return definitions;
    }

    public Optional<Scheme> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Scheme> all() {
        return all;
    }

    /** Reads a scanned text of any bytes. */
    public void read(byte[] text, int offset, int length, Reading out) {
        reader.read(text, offset, length, out);
    }
}

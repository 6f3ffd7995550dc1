package suma.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suma.engine.EngineException;

/** The code formats known here, in order of preference. Immutable. */
public final class Schemes {

    /** The longest text that is read. */
    public static final int MAX_TEXT_BYTES = 4096;

    private static final String STANDARD = "schemes.json";
    private static final Schemes STANDARD_SCHEMES = loadStandard();

    private final List<Scheme> all;
    private final Map<String, Scheme> byName;
    private final TextReader reader;

    private Schemes(SchemeDefinitions definitions) {
        List<Scheme> schemes = new ArrayList<>();
        Map<String, Scheme> names = new HashMap<>();
        for (SchemeDefinition definition : definitions.definitions()) {
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
            return new Schemes(SchemeDecoder.decode(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (DefinitionException mistake) {
            throw new AssertionError(STANDARD, mistake);
        }
    }

    /** The standard schemes, and those of a configuration in the format of {@link SchemeDecoder}. */
    public static Schemes load(InputStream configuration) throws IOException, DefinitionException {
        List<SchemeDefinition> standard = STANDARD_SCHEMES.all.stream().map(Scheme::definition).toList();
        return new Schemes(SchemeDecoder.decode(configuration).over(new SchemeDefinitions(standard, List.of())));
    }

    public Optional<Scheme> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A scheme that products of a folder are of. */
    public Scheme inUse(String name) {
        return named(name).orElseThrow(() -> new EngineException("scheme " + name + " is used in this folder, but is not configured now"));
    }

    public List<Scheme> all() {
        return all;
    }

    /** Reads a scanned text of any bytes. */
    public void read(byte[] text, int offset, int length, Reading out) {
        reader.read(text, offset, length, out);
    }
}

package suma.bench;

import java.util.List;
import java.util.Map;

/**
 * What a server is started in.
 *
 * @param flags       of its JVM
 * @param environment beside this program's own
 * @param config      the configuration file's text, empty for none
 */
record Surroundings(List<String> flags, Map<String, String> environment, String config) {
    static final Surroundings USUAL = new Surroundings(List.of(), Map.of(), "");
}

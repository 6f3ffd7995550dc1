package suma.engine.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definitions in order of preference, and names of schemes that are preferred to them. */
record SchemeDefinitions(List<SchemeDefinition> definitions, List<String> preference) {

    private static final String GS1 = "gs1-";

    /** These definitions before those of others that they do not replace, and what they prefer before all. */
    SchemeDefinitions over(SchemeDefinitions others) throws DefinitionException {
        Map<String, SchemeDefinition> byName = new LinkedHashMap<>();
        for (SchemeDefinition definition : definitions) {
            if (definition.name().startsWith(GS1)) {
                throw new DefinitionException("$.schemes", "expected none named " + GS1 + "…, whose texts GS1 has fixed, actual \""
                        + definition.name() + "\"");
            }
            byName.put(definition.name(), definition);
        }
        others.definitions.forEach(d -> byName.putIfAbsent(d.name(), d));
        List<SchemeDefinition> ordered = new ArrayList<>();
        for (String name : preference) {
            if (!byName.containsKey(name)) {
                throw new DefinitionException("$.preference", "expected names of schemes, actual \"" + name + "\"");
            }
            ordered.add(byName.remove(name));
        }
        ordered.addAll(byName.values());
        return new SchemeDefinitions(ordered, List.of());
    }
}

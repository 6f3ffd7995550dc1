package suma.resolver.lookup;

import suma.resolver.json.JsonIn;

/** Takes the texts of codes in the order in which they stand in a body. */
public interface CodeTexts extends JsonIn.CharacterSink {

    /** How many were taken. */
    int count();
}

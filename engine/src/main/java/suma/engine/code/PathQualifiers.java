package suma.engine.code;

import java.util.List;

/** Which identifiers may follow the primary key that a reading's elements begin with. */
final class PathQualifiers {

    private PathQualifiers() {
    }

    /** Whether an identifier may come next in the path, after all elements so far. */
    static boolean mayFollow(Reading elements, ApplicationIdentifier ai) {
        List<List<String>> sequences = elements.ai(0).qualifiers();
        for (int i = 0; i < sequences.size(); i++) {
            List<String> sequence = sequences.get(i);
            if (placeAfter(sequence, elements, elements.elements()) <= sequence.indexOf(ai.code())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an identifier in the query should have been in the path. */
    static boolean belongsInPath(Reading elements, int inPath, ApplicationIdentifier ai) {
        List<List<String>> sequences = elements.ai(0).qualifiers();
        for (int i = 0; i < sequences.size(); i++) {
            List<String> sequence = sequences.get(i);
            if (sequence.contains(ai.code()) && placeAfter(sequence, elements, inPath) <= sequence.size()) {
                return true;
            }
        }
        return false;
    }

    /** The first place in a sequence after the path's qualifiers, or beyond its end when they are not of the sequence. */
    private static int placeAfter(List<String> sequence, Reading elements, int inPath) {
        int place = 0;
        for (int i = 1; i < inPath; i++) {
            int found = sequence.indexOf(elements.ai(i).code());
            place = found < place ? sequence.size() + 1 : found + 1;
        }
        return place;
    }
}

package suma.resolver.event;

import java.util.ArrayList;
import java.util.List;
import suma.resolver.lookup.CodeTexts;

/** Keeps code texts as the caller told them, for an answer that names codes at fault. */
final class SpokenTexts implements CodeTexts {
    private final List<String> texts = new ArrayList<>();

    @Override
    public int count() {
        return texts.size();
    }

    @Override
    public void accept(char[] characters, int offset, int length) {
        texts.add(new String(characters, offset, length));
    }

    String text(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : "";
    }
}

package suma.resolver.lookup;

import java.util.ArrayList;
import java.util.List;

/** Keeps code texts as the caller told them, for an answer that names codes at fault. */
public final class SpokenTexts implements CodeTexts {
    private final List<String> texts = new ArrayList<>();

    @Override
    public int count() {
        return texts.size();
    }

    @Override
    public void accept(char[] characters, int offset, int length) {
        texts.add(new String(characters, offset, length));
    }

    public String text(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : "";
    }
}

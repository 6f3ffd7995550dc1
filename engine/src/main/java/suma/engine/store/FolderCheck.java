package suma.engine.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import suma.engine.EngineException;
import suma.engine.catalog.SpaceTweak;

/**
 * What a data folder says of itself in {@link Column#META}: the version of its formats, and a check value of each master
 * key, so that a folder from a newer program or beside the wrong keystore is refused.
 *
 * <pre>
 * version   → number as text
 * key.ID    → check value
 * </pre>
 */
public final class FolderCheck {
    private static final String VERSION = "3";
    /** Differs in the tweak of its spaces only. */
    private static final String NUMBERED_VERSION = "2";
    private static final byte[] VERSION_KEY = ascii("version");

    private final Store store;

    public FolderCheck(Store store) {
        this.store = store;
    }

    /** True when the folder holds nothing yet. */
    public boolean isNew() {
        return store.get(Column.META, VERSION_KEY).isEmpty();
    }

    /** Marks a new folder with its version and its keys. */
    public void initialise(SpaceTweak tweak, Map<Integer, byte[]> keyCheckValues) {
        try (StoreGroup group = store.newGroup()) {
            group.put(Column.META, VERSION_KEY, ascii(version(tweak)));
            keyCheckValues.forEach((id, value) -> group.put(Column.META, keyName(id), value));
            store.write(group);
        }
    }

    /** Refuses a folder of another version or with other keys than {@code keyCheckValues}. */
    public void verify(SpaceTweak tweak, Map<Integer, byte[]> keyCheckValues) {
        String version = store.get(Column.META, VERSION_KEY).map(text -> new String(text, StandardCharsets.US_ASCII)).orElse("none");
        if (!version.equals(VERSION) && !version.equals(NUMBERED_VERSION)) {
            throw new EngineException("data folder version: expected " + NUMBERED_VERSION + " or " + VERSION + ", actual " + version);
        } else if (!version.equals(version(tweak))) {
            throw new EngineException("keystore: expected the tweak of a folder of version " + version + ", actual " + tweak.text());
        }
        keyCheckValues.forEach((id, value) -> {
            Optional<byte[]> expected = store.get(Column.META, keyName(id));
            if (expected.isPresent() && !Arrays.equals(expected.get(), value)) {
                throw new EngineException("keystore: master key " + id + " is not the one this folder's codes were made with");
            }
        });
    }

    private static String version(SpaceTweak tweak) {
        return tweak == SpaceTweak.NUMBER ? NUMBERED_VERSION : VERSION;
    }

    private static byte[] keyName(int id) {
        return ascii("key." + id);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package suma.engine.scan;

import suma.engine.cipher.Ff1;
import suma.engine.state.Keystore;

/** A thread's ciphers, one for each master key. Not thread-safe. */
final class Ciphers {
    private final Keystore keystore;
    private Ff1[] byKeyId = new Ff1[2];

    Ciphers(Keystore keystore) {
        this.keystore = keystore;
    }

    Ff1 of(int keyId) {
        if (keyId >= byKeyId.length) {
            byKeyId = java.util.Arrays.copyOf(byKeyId, keyId + 1);
        }
        if (byKeyId[keyId] == null) {
            byKeyId[keyId] = new Ff1(keystore.key(keyId));
        }
        return byKeyId[keyId];
    }
}

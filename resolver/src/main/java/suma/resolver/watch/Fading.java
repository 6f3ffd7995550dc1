package suma.resolver.watch;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of fixed size: what was not asked for longest makes room. */
final class Fading<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final float LOAD = 0.75f;

    private final int most;

    Fading(int most) {
        super(16, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}

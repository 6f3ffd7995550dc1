package suma.engine.pipeline;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.store.Column;
import suma.engine.store.RetryLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** What earlier requests with an idempotency key were answered, durable or in the present group. Writer's thread only. */
final class Retries {
    private final Store store;
    private final Map<ByteBuffer, byte[]> added = new HashMap<>();

    Retries(Store store) {
        this.store = store;
    }

    /** The answer to a request whose key was used before; empty when it is new. */
    Optional<Outcome> earlier(int caller, IdempotencyKey key) {
        byte[] bytes = RetryLayout.key(caller, key);
        byte[] staged = added.get(ByteBuffer.wrap(bytes));
        Optional<byte[]> stored = staged != null ? Optional.of(staged) : store.get(Column.RETRY, bytes);
        return stored.map(value -> RetryLayout.bodyHash(value) == key.bodyHash() ? RetryLayout.replay(value)
                : new Refused(Kind.KEY_REUSED, "Idempotency-Key " + key.key() + " was used before with another request", List.of()));
    }

    void add(int caller, IdempotencyKey key, Accepted accepted) {
        added.put(ByteBuffer.wrap(RetryLayout.key(caller, key)), RetryLayout.value(key.bodyHash(), accepted));
    }

    boolean isEmpty() {
        return added.isEmpty();
    }

    void writeTo(StoreGroup group) {
        added.forEach((key, value) -> group.put(Column.RETRY, key.array(), value));
    }

    void clear() {
        added.clear();
    }
}

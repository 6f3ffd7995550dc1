package suma.resolver.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import suma.engine.Sha256;
import suma.engine.command.IdempotencyKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.Refusal;

/**
 * The {@code Idempotency-Key} of a request, if it has one. Parts of a streamed body have keys of their own, made of the
 * request's and the part's number.
 */
public final class RetryKey {
    private static final String HEADER = "idempotency-key";
    /** Leaves room for {@code #} and the number of a line. */
    private static final int LONGEST = IdempotencyKey.LONGEST - 20;

    private final String key;
    private final byte[] target;

    private RetryKey(String key, byte[] target) {
        this.key = key;
        this.target = target;
    }

    public static RetryKey of(Exchange exchange) {
        String key = exchange.request().header(HEADER);
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (key.length() > LONGEST || !visible) {
            throw Refusal.of(400, "Idempotency-Key: expected at most " + LONGEST + " visible ASCII characters");
        }
        return new RetryKey(key, (exchange.request().method() + " " + exchange.request().target()).getBytes(StandardCharsets.UTF_8));
    }

    /** For a body that is read whole. */
    public Optional<IdempotencyKey> whole(byte[] body) {
        return key.isEmpty() ? Optional.empty() : Optional.of(new IdempotencyKey(key, hash(body)));
    }

    /** For the {@code number}th part of a streamed body. */
    public Optional<IdempotencyKey> part(long number, byte[] part) {
        return key.isEmpty() ? Optional.empty() : Optional.of(new IdempotencyKey(key + "#" + number, hash(part)));
    }

    /** The first 64 bits of SHA-256 over method, target and body. */
    private long hash(byte[] body) {
        MessageDigest digest = Sha256.begin();
        digest.update(target);
        digest.update((byte) 0);
        return ByteBuffer.wrap(digest.digest(body)).getLong();
    }
}

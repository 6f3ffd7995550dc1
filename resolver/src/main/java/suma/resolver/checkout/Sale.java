package suma.resolver.checkout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;
import suma.engine.Sha256;
import suma.engine.command.IdempotencyKey;

/**
 * Who sells where, empty where it was not told.
 *
 * @param number the terminal's own number of the sale, by which a retry is known
 */
public record Sale(String party, String terminal, OptionalLong number) {

    /** The name of this sale among those of its terminal, if it has a number. */
    Optional<IdempotencyKey> retryKey(SaleBasket basket) {
        return number.isEmpty() ? Optional.empty()
                : Optional.of(IdempotencyKey.ofTerminal(party, terminal, number.getAsLong(), hash(basket)));
    }

    /** The first 64 bits of SHA-256 over the codes: the same whatever protocol or text they came in. */
    private static long hash(SaleBasket basket) {
        MessageDigest digest = Sha256.begin();
        for (int i = 0; i < basket.count(); i++) {
            digest.update(basket.code(i).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}

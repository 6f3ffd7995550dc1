package suma.resolver.limit;

import java.util.List;

/**
 * Limits of callers.
 *
 * @param publicRate     what one address may ask without a key
 * @param addresses      how many addresses are remembered
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 */
public record LimitConfig(Rate publicRate, int addresses, List<Network> trustedProxies) {
    private static final int USUAL_PER_SECOND = 50;
    private static final int USUAL_BURST = 200;
    private static final int USUAL_ADDRESSES = 1 << 16;

    public static LimitConfig standard() {
        return new LimitConfig(new Rate(USUAL_PER_SECOND, USUAL_BURST), USUAL_ADDRESSES, List.of());
    }
}

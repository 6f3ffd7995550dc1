package suma.resolver.http;

import java.util.concurrent.TimeUnit;
import suma.resolver.net.Lingering;

/** How long one connection has been still, and for how long it may be. */
final class Patience {
    private final HttpConfig config;
    private boolean served;
    private long sinceNs = System.nanoTime();

    /** What a connection can wait for. */
    enum Wait {
        /** The head of a first or further request. */
        REQUEST,
        /** More of a body. */
        BODY,
        /** A client that takes what was answered. */
        READER,
        /** Ourselves. */
        WORK,
        /** A client that stops sending what nobody wants. */
        END
    }

    Patience(HttpConfig config) {
        this.config = config;
    }

    /** Something has come or gone. */
    void moved() {
        sinceNs = System.nanoTime();
    }

    void served() {
        served = true;
    }

    boolean lost(long nowNs, Wait wait) {
        return wait != Wait.WORK && nowNs - sinceNs > TimeUnit.SECONDS.toNanos(seconds(wait));
    }

    private int seconds(Wait wait) {
        return switch (wait) {
            case REQUEST -> served ? config.idleSeconds() : config.silentSeconds();
            case BODY -> config.bodySeconds();
            case READER, WORK -> config.idleSeconds();
            case END -> Lingering.SECONDS;
        };
    }
}

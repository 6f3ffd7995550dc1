package suma.resolver.backup;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.backup.Backups.Backup;
import suma.resolver.call.Bodies;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonOut;

/** Backups in the configured folder. */
public final class BackupCalls {
    private static final Logger LOG = LoggerFactory.getLogger(BackupCalls.class);

    private final BackupMaker maker;
    private final Optional<BackupConfig> config;

    public BackupCalls(BackupMaker maker, Optional<BackupConfig> config) {
        this.maker = maker;
        this.config = config;
    }

    public void post(Exchange exchange) {
        BackupConfig configured = config.orElseThrow(() -> Refusal.of(409, "no backup folder is configured"));
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Bodies.expectNothing(body);
            if (!maker.begin(order(configured), exchange.caller().toString(), listener(exchange))) {
                throw Refusal.of(409, BackupMaker.BUSY);
            }
        });
    }

    private static BackupOrder order(BackupConfig config) {
        try {
            return config.order();
        } catch (IOException unreadable) {
            LOG.error("no backup made", unreadable);
            throw new Refusal(Problem.unavailable("no backup made: " + unreadable.getMessage()));
        }
    }

    private static BackupMaker.Listener listener(Exchange exchange) {
        return new BackupMaker.Listener() {
            @Override
            public void made(Backup backup) {
                exchange.resume(() -> exchange.answer(201, new JsonOut().beginObject().field("backup", backup.number())
                        .field("sequence", backup.sequence()).endObject()));
            }

            @Override
            public void failed(String why) {
                exchange.resume(() -> exchange.refuse(Problem.unavailable(why)));
            }
        };
    }
}

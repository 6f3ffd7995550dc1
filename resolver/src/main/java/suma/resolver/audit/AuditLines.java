package suma.resolver.audit;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import suma.engine.journal.LogFrameReader;
import suma.resolver.feed.LiveStream;
import suma.resolver.feed.RecordJson;
import suma.resolver.json.JsonOut;
import suma.resolver.key.ApiKey;
import suma.resolver.key.ApiKeys;
import suma.resolver.lookup.Scanner;

/** The records that a query wants, each with who holds the key. */
final class AuditLines implements LiveStream.Lines {
    private final AuditQuery query;
    private final Places places;
    private final Map<Integer, ApiKey> keys;
    private final FastThreadLocal<Scanner> scanners;
    private final RecordJson json;

    AuditLines(AuditQuery query, Places places, ApiKeys keys, FastThreadLocal<Scanner> scanners, JsonOut out) {
        this.query = query;
        this.places = places;
        this.keys = keys.all().stream().collect(Collectors.toMap(ApiKey::number, Function.identity()));
        this.scanners = scanners;
        json = new RecordJson(out);
    }

    @Override
    public boolean next() {
        if (!places.next() || places.record().timeMs() > query.untilMs()) {
            return false;
        }
        LogFrameReader record = places.record();
        if (query.wants(record)) {
            json.write(record.read(), scanners.get().lookup, Optional.ofNullable(keys.get(record.key())));
        }
        return true;
    }
}

package suma.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** What became of the calls of one run. Times are from when a call was due. */
final class OverloadTally {
    private static final int ACCEPTED = 2;
    private static final int BUSY = 503;
    private static final byte[] RETRY_AFTER = OverloadConnection.ascii("retry-after: ");
    private static final Pattern NUMBER = Pattern.compile("\"(?:sequence\":|checkout\":\"C)(\\d+)");
    private static final int MOST_WRONG = 10;

    private final Histogram acceptedNs = new Histogram(TimeUnit.HOURS.toNanos(1), 3);
    private final Histogram refusedNs = new Histogram(TimeUnit.HOURS.toNanos(1), 3);
    private final Set<Acknowledged> acknowledged = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final long startNs = System.nanoTime();
    private long lastRefusedNs = startNs;
    private long notSent;
    private double seconds;

    /** A call that was acknowledged, by the lot that it ordered or else the sequence it was told. */
    record Acknowledged(OverloadGoods.Kind kind, String name) {
    }

    /** True when it was refused as busy, and may be asked again. */
    boolean answered(OverloadConnection from, OverloadGoods goods, long nowNs) {
        int status = from.status();
        if (status / 100 == ACCEPTED) {
            acceptedNs.recordValue(nowNs - from.dueNs());
            acknowledge(from, goods);
        } else if (status == BUSY && from.hasField(RETRY_AFTER)) {
            refusedNs.recordValue(nowNs - from.dueNs());
            lastRefusedNs = nowNs;
            return true;
        } else {
            wrong(from.call() + ": " + from.answer());
        }
        return false;
    }

    private void acknowledge(OverloadConnection from, OverloadGoods goods) {
        OverloadGoods.Call call = from.call();
        Matcher number = NUMBER.matcher(from.answer());
        boolean order = call.kind() == OverloadGoods.Kind.ORDER;
        if (!order && !number.find()) {
            wrong("no number: " + from.answer());
        } else if (!acknowledged.add(new Acknowledged(call.kind(), order ? goods.lot(call.number()) : number.group(1)))) {
            wrong("acknowledged twice: " + from.answer());
        }
    }

    private void wrong(String what) {
        if (wrong.size() < MOST_WRONG) {
            wrong.add(what);
        }
    }

    /** It was due and no connection was free. */
    void notSent() {
        notSent++;
    }

    void ended() {
        seconds = (System.nanoTime() - startNs) / 1e9;
    }

    long accepted() {
        return acceptedNs.getTotalCount();
    }

    long refused() {
        return refusedNs.getTotalCount();
    }

    double acceptedPerSecond() {
        return accepted() / seconds;
    }

    double offeredPerSecond() {
        return (accepted() + refused() + notSent) / seconds;
    }

    /** Share of what was due that found no free connection. */
    double notSentShare() {
        return (double) notSent / Math.max(1, accepted() + refused() + notSent);
    }

    double acceptedMs(double percentile) {
        return acceptedNs.getValueAtPercentile(percentile) / 1e6;
    }

    double refusedMs(double percentile) {
        return refusedNs.getValueAtPercentile(percentile) / 1e6;
    }

    /** From the start to the last refusal. */
    double refusedUntilSeconds() {
        return (lastRefusedNs - startNs) / 1e9;
    }

    Set<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Answers that were neither an acceptance nor a refusal for want of room, or said something twice. */
    List<String> wrong() {
        return wrong;
    }
}

package suma.resolver.watch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import suma.engine.Engine;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;

/** Has the engine put alerts on record: one a while for each rule and thing, and so many a minute. The watch's thread only. */
final class Raising {
    /** Rules and things that are remembered. */
    private static final int MOST_REMEMBERED = 1 << 14;
    private static final int MOST_RESTORED = 1000;
    private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Engine engine;
    private final AlertConfig config;
    private final Clock clock;
    private final Counter withheld;
    private final Map<Matter, Course> courses = new Fading<>(MOST_REMEMBERED);
    private long minute;
    private int raisedInMinute;

    private record Matter(AlertRule rule, Alert.Subject subject) {
    }

    /** How things stand with a matter. */
    private static final class Course {
        private final Tally tally = new Tally();
        private long raisedMs = NEVER;
    }

    Raising(Engine engine, AlertConfig config, PrometheusRegistry metrics, Clock clock) {
        this.engine = engine;
        this.config = config;
        this.clock = clock;
        withheld = Counter.builder().name("suma_alerts_withheld_total").help("Alerts that were not raised because of their number").register(metrics);
    }

    /** Takes up from what was raised before this process. */
    void restore() {
        engine.alertsBefore(Long.MAX_VALUE, MOST_RESTORED).forEach(alert -> {
            Course course = course(alert.rule(), alert.subject());
            course.raisedMs = Math.max(course.raisedMs, alert.atMs());
        });
    }

    private Course course(AlertRule rule, Alert.Subject subject) {
        return courses.computeIfAbsent(new Matter(rule, subject), none -> new Course());
    }

    Tally tally(AlertRule rule, Alert.Subject subject) {
        return course(rule, subject).tally;
    }

    /** Raises an alert with what its tally has, and more, unless it is too soon for another. */
    void raise(AlertRule rule, Alert.Subject subject, Map<String, String> more) {
        Tally tally = tally(rule, subject);
        SortedMap<String, String> evidence = tally.evidence();
        evidence.putAll(more);
        if (raise(rule, subject, tally.lastMs(), evidence)) {
            tally.clear();
        }
    }

    /** Raises an alert, unless it is too soon for another; true when it did. */
    boolean raise(AlertRule rule, Alert.Subject subject, long atMs, SortedMap<String, String> evidence) {
        Course course = course(rule, subject);
        long nowMs = clock.millis();
        if (!config.tells(rule) || nowMs - course.raisedMs < TimeUnit.SECONDS.toMillis(config.quietSeconds())) {
            return false;
        }
        if (!takeTurn(nowMs)) {
            withheld.inc();
            return false;
        }
        course.raisedMs = nowMs;
        engine.submit(Submission.of(new RaiseAlert(rule, subject, atMs, evidence)), this::heard);
        return true;
    }

    private boolean takeTurn(long nowMs) {
        if (nowMs / MINUTE_MS != minute) {
            minute = nowMs / MINUTE_MS;
            raisedInMinute = 0;
        }
        return ++raisedInMinute <= config.perMinute();
    }

    /** Writer's thread. */
    private void heard(Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted)) {
            withheld.inc();
        }
    }

    void withhold(long count) {
        withheld.inc(count);
    }
}

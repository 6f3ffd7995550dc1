package suma.loadgen;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs one rate after the other against a target: prepares, measures, reports. */
final class Campaign {
    private final LoadGen asked;
    private final Target target;
    private final Stockroom stockroom;
    private final StopHook stopHook = StopHook.install();
    private final List<String> problems = new ArrayList<>();

    Campaign(LoadGen asked, Target target) throws LoadException {
        this.asked = asked;
        this.target = target;
        Set<Operation> wanted = asked.scenario().operations(asked.what());
        if (!target.takes().containsAll(wanted)) {
            throw new LoadException(asked.scenario().text() + ": expected a target that takes " + wanted + ", actual " + asked.over().url()
                    + " takes " + target.takes() + (asked.scenario() == Scenarios.MIXED ? "; --mix says what is drawn" : ""));
        }
        stockroom = target.stockroom();
    }

    /** Runs all rates; what was wrong with them. */
    List<String> run() throws LoadException, IOException {
        try {
            runAll();
        } finally {
            stopHook.reported();
        }
        return problems;
    }

    private void runAll() throws LoadException, IOException {
        if (asked.pace().searches()) {
            search(new RateSearch(asked.pace().rates().get(0)));
        } else {
            for (double rate : asked.pace().rates()) {
                if (!stopHook.pulled()) {
                    problems.addAll(measure(rate).problems());
                }
            }
        }
    }

    private void search(RateSearch search) throws LoadException, IOException {
        double limit = asked.pace().limitMillis();
        while (search.goesOn() && !stopHook.pulled()) {
            Outcome outcome = measure(search.next());
            boolean good = outcome.good() && outcome.total().millis(99.9) <= limit;
            System.out.printf(Locale.ROOT, "%.0f/s: %s%n", search.next(), good ? "kept" : "not kept");
            search.tried(good);
            if (outcome.wronged()) {
                problems.addAll(outcome.problems());
                break;
            }
        }
        System.out.printf(Locale.ROOT, "highest rate with p99.9 under %.3f ms: %.0f/s%n", limit, search.found());
        if (search.found() == 0) {
            problems.add(String.format(Locale.ROOT, "no rate kept p99.9 under %.3f ms", limit));
        }
    }

    private Outcome measure(double rate) throws LoadException, IOException {
        Scenario prepared = asked.scenario().prepare(stockroom, asked.what(), asked.pace().calls(rate, asked.what().codes()));
        Run run = new Run(asked.scenario().text(), asked.over().url(), rate, new Run.Times(asked.pace().duration(), asked.pace().warmup()),
                asked.over().links(), Instant.now(), Machine.here());
        System.out.println(run.title());
        Outcome outcome = load(prepared, rate);
        System.out.print(TableReport.of(run, outcome));
        problems.addAll(asked.reports().write(run, outcome));
        return outcome;
    }

    private Outcome load(Scenario prepared, double rate) throws LoadException, IOException {
        try (Transport transport = connect()) {
            // What the preparation left is collected now, and not while calls are due.
            System.gc();
            Schedule schedule = asked.pace().schedule(rate, System.nanoTime());
            Progress progress = new Progress(System.out, System.console() != null);
            Recorder recorder = new Recorder(schedule, progress);
            LoadLoop loop = new LoadLoop(schedule, prepared, transport, recorder, System::nanoTime, asked.pace().patienceNs());
            stopHook.stops(loop);
            RunEnd end = asked.over().links().run(loop);
            progress.ended();
            return recorder.outcome(end);
        }
    }

    private Transport connect() throws LoadException, IOException {
        try {
            return target.connect();
        } catch (KeyRefused refused) {
            throw refused;
        } catch (IOException unreachable) {
            throw new LoadException("connecting to " + asked.over().url() + ": " + LoadException.why(unreachable));
        }
    }
}

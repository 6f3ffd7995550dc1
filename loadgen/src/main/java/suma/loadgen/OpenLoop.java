package suma.loadgen;

import java.io.IOException;
import java.util.function.LongSupplier;
import suma.loadgen.Transport.Sent;

/** Sends what is due when it is due, or as soon as a connection is free, and records what comes back. */
final class OpenLoop implements Transport.Answers {
    private static final long LONGEST_WAIT_NS = 10_000_000;

    private final Schedule schedule;
    private final Scenario scenario;
    private final Transport transport;
    private final Recorder recorder;
    private final LongSupplier clockNs;
    private final long patienceNs;
    private long sent;
    private long answered;
    private long lastAnswerNs;
    private volatile boolean stopped;

    /** @param patienceNs how long the target may answer nothing at all while calls are on their way */
    OpenLoop(Schedule schedule, Scenario scenario, Transport transport, Recorder recorder, LongSupplier clockNs, long patienceNs) {
        this.schedule = schedule;
        this.scenario = scenario;
        this.transport = transport;
        this.recorder = recorder;
        this.clockNs = clockNs;
        this.patienceNs = patienceNs;
        lastAnswerNs = schedule.startNs();
    }

    /** Ends the run early. Any thread may call. */
    void stop() {
        stopped = true;
    }

    /** Runs until every call was answered; what ended it. */
    RunEnd run() {
        try {
            RunEnd end = RunEnd.GOES_ON;
            while (end == RunEnd.GOES_ON) {
                end = turn(clockNs.getAsLong());
            }
            return end;
        } catch (IOException lost) {
            return RunEnd.lost(lost.getMessage());
        } finally {
            recorder.ended(clockNs.getAsLong(), sent - answered);
        }
    }

    private RunEnd turn(long nowNs) throws IOException {
        sendDue(nowNs);
        recorder.tick(nowNs, sent - answered);
        if (sent == schedule.count() && answered == sent) {
            return RunEnd.COMPLETE;
        }
        if (stopped) {
            return RunEnd.STOPPED;
        }
        if (answered < sent && nowNs - lastAnswerNs > patienceNs) {
            return RunEnd.silent(patienceNs);
        }
        transport.poll(waitNs(nowNs), this);
        return RunEnd.GOES_ON;
    }

    private void sendDue(long nowNs) {
        long due = Math.min(schedule.count(), schedule.dueBy(nowNs + 1));
        while (sent < due && transport.hasRoom()) {
            if (sent == answered) {
                lastAnswerNs = nowNs;
            }
            Sent next = new Sent(scenario.next(), schedule.dueNs(sent));
            recorder.sent(next);
            transport.send(next);
            sent++;
        }
    }

    /** With calls overdue, only an answer makes room; else the next is waited for. */
    private long waitNs(long nowNs) {
        boolean overdue = sent < schedule.dueBy(nowNs + 1);
        return sent == schedule.count() || overdue ? LONGEST_WAIT_NS
                : Math.max(0, Math.min(LONGEST_WAIT_NS, schedule.dueNs(sent) - nowNs));
    }

    @Override
    public void good(Sent call) {
        recorder.good(call, heard());
    }

    @Override
    public void bad(Sent call, String reason) {
        recorder.bad(call, heard(), reason);
    }

    private long heard() {
        answered++;
        lastAnswerNs = clockNs.getAsLong();
        return lastAnswerNs;
    }
}

package suma.loadgen;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Sends what is due when it is due, or as soon as a connection is free, and records what comes back. */
final class LoadLoop implements Transport.Answers {
    private static final long LONGEST_WAIT_NS = 10_000_000;
    /** A thread that rests is woken up so much late. */
    private static final long WAKE_UP_NS = 50_000;

    private final Schedule schedule;
    private final Scenario scenario;
    private final Transport transport;
    private final Recorder recorder;
    private final LongSupplier clockNs;
    private final long patienceNs;
    private final Deque<Sent> idle = new ArrayDeque<>();
    private long sent;
    private long answered;
    private long lastAnswerNs;
    /** Calls are due that no connection has room for. */
    private boolean heldBack;
    private volatile boolean stopped;

    /** @param patienceNs how long the target may answer nothing at all while calls are on their way */
    LoadLoop(Schedule schedule, Scenario scenario, Transport transport, Recorder recorder, LongSupplier clockNs, long patienceNs) {
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
        if (answered == sent && (schedule.isOver(sent, nowNs) || !scenario.goesOn())) {
            return RunEnd.COMPLETE;
        }
        if (stopped) {
            return RunEnd.STOPPED;
        }
        if (answered < sent && nowNs - lastAnswerNs > patienceNs) {
            return RunEnd.silent(patienceNs);
        }
        await(nowNs);
        return RunEnd.GOES_ON;
    }

    private void await(long nowNs) throws IOException {
        long waitNs = waitNs(nowNs);
        if (!schedule.rests() || waitNs == LONGEST_WAIT_NS) {
            transport.poll(waitNs, this);
            return;
        }
        transport.poll(0, this);
        rest(waitNs(clockNs.getAsLong()));
    }

    /** One that rests hears no answer, so it must know when it has something to send. */
    private void rest(long waitNs) {
        if (waitNs > WAKE_UP_NS && waitNs < LONGEST_WAIT_NS) {
            transport.rest(waitNs - WAKE_UP_NS);
        }
    }

    private void sendDue(long nowNs) {
        long first = sent;
        long due = schedule.dueBy(nowNs + 1);
        while (sent < due && transport.hasRoom() && scenario.goesOn()) {
            send(nowNs);
        }
        if (sent > first) {
            transport.flush(this);
            recordLateness(first);
        }
        heldBack = sent < due;
    }

    private void send(long nowNs) {
        if (sent == answered) {
            lastAnswerNs = nowNs;
        }
        Sent next = idle.isEmpty() ? new Sent() : idle.pop();
        scenario.draw(next);
        next.due(schedule.dueNs(sent, nowNs));
        recorder.sent(next);
        transport.send(next);
        sent++;
    }

    /** What was held back is the target's delay, not ours. */
    private void recordLateness(long first) {
        if (!heldBack && schedule.promised().isPresent()) {
            long flushedNs = clockNs.getAsLong();
            for (long number = first; number < sent; number++) {
                recorder.sentLate(schedule.dueNs(number, flushedNs), flushedNs);
            }
        }
    }

    /** Where calls are held back, only an answer makes room; else the next is waited for. */
    private long waitNs(long nowNs) {
        boolean nothingDue = schedule.isOver(sent, nowNs) || !scenario.goesOn();
        return nothingDue || heldBack ? LONGEST_WAIT_NS : Math.max(0, Math.min(LONGEST_WAIT_NS, schedule.sendNs(sent, nowNs) - nowNs));
    }

    @Override
    public void good(Sent call, long heardNs) {
        heard(heardNs);
        recorder.good(call, heardNs);
        scenario.answered(call);
        idle.push(call);
    }

    @Override
    public void bad(Sent call, long heardNs, String reason) {
        heard(heardNs);
        recorder.bad(call, reason);
        idle.push(call);
    }

    @Override
    public void between() {
        sendDue(clockNs.getAsLong());
    }

    private void heard(long heardNs) {
        answered++;
        lastAnswerNs = heardNs;
    }
}

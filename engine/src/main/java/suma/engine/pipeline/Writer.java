package suma.engine.pipeline;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import suma.engine.CorruptionException;
import suma.engine.EngineConfig;
import suma.engine.FaultPoints;
import suma.engine.FaultPoints.Place;
import suma.engine.command.Answer;
import suma.engine.command.Caller;
import suma.engine.command.Command;
import suma.engine.command.Command.Follow;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.Together;
import suma.engine.command.Completion;
import suma.engine.command.Fault;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.command.Submission;
import suma.engine.index.BlockIndex;
import suma.engine.journal.HashChain;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameLayout;
import suma.engine.journal.Record;
import suma.engine.state.State;
import suma.engine.store.LogStore;
import suma.engine.store.SequenceMark;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/**
 * Decides commands one after the other and makes them durable in groups: one write and one sync a group. Writer's thread
 * only.
 *
 * <ul>
 * <li>W1: nobody hears of an outcome before everything it rests on is durable and visible to lookups.
 * <li>W2: records of a group become durable together or not at all.
 * <li>W3: sequences have no holes, times never fall.
 * </ul>
 */
final class Writer implements AutoCloseable {
    /** A group is committed when it holds so many records, or bytes of them, or blocks, or when the ring is empty. */
    private static final int MOST_GROUP_RECORDS = 2048;
    private static final int MOST_GROUP_BYTES = 4 << 20;
    private static final int MOST_GROUP_BLOCKS = 1 << 16;

    private final State state;
    private final Store store;
    private final SequenceMark mark;
    private final BlockIndex index;
    private final Clock clock;
    private final FaultPoints faults;
    private final Retries retries;
    private final StoreGroup group;
    private final LogFrameLayout.Writer frame;
    private final WriterMetrics metrics;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long sequence;
    private long lastTimeMs;
    /** Followed records give codes that the next ones may speak of, so the group must be published first. */
    private boolean codesGiven;
    private volatile long durableSequence;

    private record Waiting(Completion completion, Outcome outcome) {
    }

    Writer(State state, Store store, SequenceMark mark, BlockIndex index, LogStore.Tail tail, EngineConfig config) {
        this.state = state;
        this.store = store;
        this.mark = mark;
        this.index = index;
        this.clock = config.clock();
        this.faults = config.faults();
        this.retries = new Retries(store);
        this.group = store.newGroup();
        this.frame = new LogFrameLayout.Writer(new HashChain(tail.chainHead()));
        this.metrics = new WriterMetrics(config.metrics());
        this.sequence = tail.sequence();
        this.lastTimeMs = tail.timeMs();
        this.durableSequence = sequence;
    }

    long durableSequence() {
        return durableSequence;
    }

    /** Decides a command; its completion hears of it when the group is durable. */
    void accept(Submission submission, Completion completion) {
        Outcome outcome = submission.key().flatMap(key -> retries.earlier(submission.caller().key(), key)).orElseGet(() -> decide(submission));
        waiting.add(new Waiting(completion, outcome));
    }

    boolean groupIsFull() {
        return codesGiven || waiting.size() >= MOST_GROUP_RECORDS || frame.sizeBytes() >= MOST_GROUP_BYTES || state.heldBlocks() >= MOST_GROUP_BLOCKS;
    }

    private Outcome decide(Submission submission) {
        if (submission.command() instanceof Follow follow) {
            return follow(follow.frame());
        }
        lastTimeMs = Math.max(lastTimeMs, clock.millis());
        Outcome outcome = submission.command() instanceof Together together ? decideTogether(submission.caller(), together)
                : decideOne(submission.caller(), submission.command());
        if (outcome instanceof Accepted accepted) {
            submission.key().ifPresent(key -> retries.add(submission.caller().key(), key, accepted));
        } else {
            metrics.refused();
        }
        return outcome;
    }

    private Outcome decideOne(Caller caller, Command command) {
        Optional<Refused> refused = state.check(command, lastTimeMs);
        if (refused.isPresent()) {
            return refused(caller, command, refused.get());
        }
        if (command instanceof Register register) {
            return register(caller, register);
        }
        return new Accepted(sequence + 1, lastTimeMs, append(caller, state.explicit(command)), false);
    }

    /** The log holds only codes that are new. */
    private Outcome register(Caller caller, Register register) {
        int[] known = state.knownCodes(register);
        if (known.length == register.codes().size()) {
            return new Accepted(sequence, lastTimeMs, new Answer.Registered(register.batch(), 0, known), false);
        }
        Register fresh = new Register(register.facts(), register.batch(), without(register.codes(), known));
        Answer.Registered answer = (Answer.Registered) append(caller, fresh);
        return new Accepted(sequence, lastTimeMs, new Answer.Registered(answer.batch(), answer.registered(), known), false);
    }

    private static List<byte[]> without(List<byte[]> codes, int[] positions) {
        List<byte[]> kept = new ArrayList<>(codes.size() - positions.length);
        for (int i = 0, skipped = 0; i < codes.size(); i++) {
            if (skipped < positions.length && positions[skipped] == i) {
                skipped++;
            } else {
                kept.add(codes.get(i));
            }
        }
        return kept;
    }

    private Answer append(Caller caller, Command command) {
        return append(new Record(sequence + 1, lastTimeMs, caller, command));
    }

    private Answer append(Record entry) {
        sequence = entry.sequence();
        lastTimeMs = entry.timeMs();
        Answer answer = state.apply(entry);
        frame.add(entry);
        metrics.accepted(entry.command(), answer);
        return answer;
    }

    private Outcome follow(LogFrame other) {
        List<Record> fresh;
        try {
            fresh = Following.fresh(other, sequence, frame);
        } catch (CorruptionException wrong) {
            return new Refused(Kind.CONFLICT, wrong.getMessage(), List.of());
        }
        for (Record entry : fresh) {
            append(entry);
            codesGiven |= Following.givesCodes(entry.command());
        }
        return new Accepted(sequence, lastTimeMs, new Answer.Changed(fresh.size()), false);
    }

    private Outcome decideTogether(Caller caller, Together together) {
        if (together.events().isEmpty()) {
            return new Refused(Kind.INVALID, "events: expected at least 1, actual 0", List.of());
        }
        List<Record> done = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        state.beginTogether();
        for (Command event : together.events()) {
            Optional<Refused> refused = state.checkEvent(event, lastTimeMs);
            if (refused.isPresent()) {
                state.takeBackTogether();
                state.checkEvent(event, lastTimeMs).ifPresent(alone -> refused(caller, event, alone));
                return inEvent(done.size(), refused.get());
            }
            Record entry = new Record(sequence + done.size() + 1, lastTimeMs, caller, state.explicit(event));
            answers.add(state.apply(entry));
            done.add(entry);
        }
        state.keepTogether();
        sequence += done.size();
        done.forEach(frame::add);
        for (int i = 0; i < done.size(); i++) {
            metrics.accepted(done.get(i).command(), answers.get(i));
        }
        return new Accepted(sequence, lastTimeMs, new Answer.Changed(done.size()), false);
    }

    /** A refusal changes nothing, but what it shows of things as they are may have to be looked at. */
    private Refused refused(Caller caller, Command command, Refused refused) {
        state.alerts(command, refused, lastTimeMs).forEach(alert -> append(caller, alert));
        return refused;
    }

    private static Refused inEvent(int event, Refused refused) {
        List<Fault> faults = refused.faults().stream()
                .map(fault -> new Fault(event, fault.item(), fault.reason(), fault.other())).toList();
        return new Refused(refused.kind(), "event " + event + ": " + refused.detail(), faults);
    }

    /** Makes the group durable, shows it to readers, and tells those who wait. */
    void commit() {
        int records = frame.count();
        if (records > 0 || !retries.isEmpty()) {
            write(records);
            state.publish(index);
            retries.clear();
            codesGiven = false;
            faults.reached(Place.AFTER_PUBLISH);
        }
        tellWaiting();
    }

    private void write(int records) {
        group.clear();
        if (records > 0) {
            LogStore.put(group, sequence - records + 1, frame.take());
        }
        retries.writeTo(group);
        state.writeTo(group);
        faults.reached(Place.BEFORE_WRITE);
        long startNs = System.nanoTime();
        store.write(group);
        metrics.committed(records, System.nanoTime() - startNs);
        faults.reached(Place.AFTER_WRITE);
        mark.set(sequence);
        durableSequence = sequence;
    }

    private void tellWaiting() {
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            one.completion.complete(one.outcome);
            faults.reached(Place.TELLING);
        }
    }

    /** Tells those who wait that the engine broke; to be called again when one of them throws, until none does. */
    void giveUp(String why) {
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            one.completion.complete(new Outcome.Unavailable(why));
        }
    }

    @Override
    public void close() {
        group.close();
        metrics.close();
    }
}

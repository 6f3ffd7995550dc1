package suma.resolver.linear;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a history can be told as one deed after the other, each between its call and its answer. The search is that of Wing and
 * Gong; what was found to lead nowhere is remembered by deeds done and state, as Lowe has it.
 *
 * @param <S> states of the model
 */
final class Checker<S> {
    private final Model<S> model;
    private final List<Operation> operations;
    private final Set<Reached<S>> reached = new HashSet<>();
    private final BitSet done = new BitSet();
    private final List<Taken<S>> order = new ArrayList<>();
    private int longest;

    private record Reached<S>(BitSet done, S state) {
    }

    private record Taken<S>(int operation, S before) {
    }

    private Checker(Model<S> model, List<Operation> history) {
        this.model = model;
        operations = history.stream().sorted(Comparator.comparingLong(Operation::calledNs)).toList();
    }

    /** Empty when the history can be told so; else where the longest attempt ended. */
    static <S> Optional<String> objection(Model<S> model, List<Operation> history) {
        return new Checker<>(model, history).search();
    }

    private Optional<String> search() {
        S state = model.initial();
        int from = 0;
        while (someKnownLeft()) {
            Optional<Taken<S>> next = next(state, from);
            if (next.isPresent()) {
                int taken = next.get().operation;
                order.add(new Taken<>(taken, state));
                done.set(taken);
                longest = Math.max(longest, order.size());
                state = next.get().before;
                from = 0;
            } else if (order.isEmpty()) {
                return Optional.of("no order explains more than " + longest + " of " + operations.size() + " operations");
            } else {
                Taken<S> last = order.remove(order.size() - 1);
                done.clear(last.operation);
                state = last.before;
                from = last.operation + 1;
            }
        }
        return Optional.empty();
    }

    private boolean someKnownLeft() {
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            if (operations.get(i).known()) {
                return true;
            }
        }
        return false;
    }

    /** A deed that may come next, from a place in the history on, and the state after it. */
    private Optional<Taken<S>> next(S state, int from) {
        long firstReturnNs = Operation.NEVER;
        for (int i = done.nextClearBit(0); i < operations.size() && operations.get(i).calledNs() <= firstReturnNs; i = done.nextClearBit(i + 1)) {
            Operation operation = operations.get(i);
            firstReturnNs = Math.min(firstReturnNs, operation.returnedNs());
            if (i >= from) {
                Optional<Taken<S>> taken = take(i, operation, state);
                if (taken.isPresent()) {
                    return taken;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Taken<S>> take(int i, Operation operation, S state) {
        Model.Step<S> step = model.step(state, operation);
        boolean wrong = operation.known() && !step.said().equals(operation.said());
        boolean inVain = !operation.known() && step.next().equals(state);
        if (wrong || inVain) {
            return Optional.empty();
        }
        BitSet after = (BitSet) done.clone();
        after.set(i);
        return reached.add(new Reached<>(after, step.next())) ? Optional.of(new Taken<>(i, step.next())) : Optional.empty();
    }
}

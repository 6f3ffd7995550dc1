package suma.engine.state;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back what the events of an all-or-nothing command have done so far. Writer's thread only. */
final class UndoLog {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean recording;

    boolean recording() {
        return recording;
    }

    void begin() {
        recording = true;
    }

    void push(Runnable step) {
        steps.push(step);
    }

    void keep() {
        steps.clear();
        recording = false;
    }

    void takeBack() {
        recording = false;
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}

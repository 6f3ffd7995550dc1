package suma.engine.journal;

import suma.engine.command.Caller;
import suma.engine.command.Command;

/**
 * One accepted command in the log.
 *
 * @param sequence position in the log, from 1 without holes
 * @param timeMs   when the writer accepted it, epoch milliseconds UTC; never falls
 */
public record Record(long sequence, long timeMs, Caller caller, Command command) {

    /** Of the holder of a key, wherever it was. */
    public Record(long sequence, long timeMs, int key, Command command) {
        this(sequence, timeMs, Caller.of(key), command);
    }
}

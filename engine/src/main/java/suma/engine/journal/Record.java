package suma.engine.journal;

import suma.engine.command.Command;

/**
 * One accepted command in the log.
 *
 * @param sequence position in the log, from 1 without holes
 * @param timeMs   when the writer accepted it, epoch milliseconds UTC; never falls
 * @param caller   number of the API key
 */
public record Record(long sequence, long timeMs, int caller, Command command) {
}

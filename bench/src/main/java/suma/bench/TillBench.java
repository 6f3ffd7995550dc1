package suma.bench;

import java.io.IOException;
import java.util.List;

/** What the comparisons at the till share. */
record TillBench(TillStock stock, RunOptions options, LoadOptions load, Scratch scratch, Results results, boolean rivals) {
    /** One run of the load generator that must end well. */
    LoadProcess.Found run(List<String> arguments) throws IOException, InterruptedException {
        return load.run(options, scratch.next(), arguments);
    }
}

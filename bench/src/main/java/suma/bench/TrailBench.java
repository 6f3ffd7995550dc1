package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the parts of a trail run share. */
record TrailBench(RunOptions options, ServerOptions server, LoadOptions load, Scratch scratch, KeptFolders folders, Results results, boolean rivals) {

    /** A PostgreSQL of our own, where rivals are wanted and it is installed. */
    Optional<PostgresCluster> postgres() throws IOException, InterruptedException {
        var programs = rivals ? PostgresCluster.programs() : Optional.<Path>empty();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        results.note(PostgresCluster.describe(programs.get()));
        return Optional.of(PostgresCluster.start(programs.get(), scratch.open()));
    }
}

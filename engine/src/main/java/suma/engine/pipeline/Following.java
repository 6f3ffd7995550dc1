package suma.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import suma.engine.CorruptionException;
import suma.engine.command.Command;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Register;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameLayout;
import suma.engine.journal.LogFrameReader;
import suma.engine.journal.Record;

/** Reads what another engine has recorded, and holds it against our own log. */
final class Following {
    private Following() {
    }

    /**
     * The records behind {@code known}, our last, decoded and found to go on with our chain.
     *
     * @throws CorruptionException when they are anything else
     */
    static List<Record> fresh(LogFrame frame, long known, LogFrameLayout.Writer ours) {
        if (frame.first() < 1 || frame.first() > known + 1) {
            throw new CorruptionException("frame: expected one that begins with sequence " + (known + 1) + " or before, actual " + frame.first());
        }
        List<Record> fresh = new ArrayList<>();
        for (LogFrameReader records = frame.records(); records.next(); ) {
            if (records.sequence() > known) {
                fresh.add(records.read());
            }
        }
        boolean passedOver = fresh.isEmpty() && frame.first() <= known;
        if (!passedOver && !ours.continuedBy(frame, known)) {
            throw new CorruptionException("frame: expected records that go on with this log, actual others from sequence " + (known + 1) + " on");
        }
        return fresh;
    }

    /** True when the next records may speak of codes that this one gives: it must be published before them. */
    static boolean givesCodes(Command command) {
        return command instanceof OrderBatch || command instanceof Register;
    }
}

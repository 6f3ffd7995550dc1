package suma.bench;

import suma.engine.CodeId;
import suma.engine.Engine;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;

/** Prints codes and scans them again. Not thread-safe; close it before the engine. */
final class Scanner implements AutoCloseable {
    private final Lookup lookup;
    private final Finding finding = new Finding();
    private final byte[] text = new byte[Lookup.LONGEST_CODE];

    Scanner(Engine engine) {
        lookup = engine.newLookup();
    }

    /** What a scan of the code says it is packed in, or {@link CodeId#NONE}. */
    long parentOf(long codeId) {
        int length = lookup.render(codeId, text, 0);
        if (!lookup.find(text, 0, length, finding) || finding.codeId() != codeId) {
            throw new IllegalStateException("scan of CodeId " + codeId + ": actual " + finding.codeId() + " " + finding.problem());
        }
        return finding.parent();
    }

    @Override
    public void close() {
        lookup.close();
    }
}

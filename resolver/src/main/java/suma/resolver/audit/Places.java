package suma.resolver.audit;

import suma.engine.journal.LogFrameReader;

/** Records of the log, one after the other. */
interface Places {
    /** Goes to the next; false behind the last. */
    boolean next();

    /** The present one. */
    LogFrameReader record();
}

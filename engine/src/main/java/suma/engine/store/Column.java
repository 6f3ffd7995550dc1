package suma.engine.store;

import java.nio.charset.StandardCharsets;

/** The column families. All but {@link #LOG} and {@link #META} can be derived from the log. */
public enum Column {
    /** Folder version, check values of the master keys. */
    META("default", false),
    /** First sequence of a group (8 bytes) → {@link suma.engine.journal.LogFrameLayout}. */
    LOG("log", false),
    /** Parties, products, spaces and batches: {@link CatalogLayout}. */
    CATALOG("catalog", false),
    /** Words of 64 codes: {@link BlockLayout}. */
    BLOCK("block", true),
    /** What a parent directly holds, as runs of children: {@link ContentsLayout}. */
    CONTENTS("contents", false),
    /** Foreign code → its CodeId: {@link ForeignLayout}. */
    FOREIGN("foreign", true),
    /** CodeId → foreign code: {@link ForeignLayout}. */
    FOREIGN_TEXT("foreignText", true),
    /** Indices of our own spaces whose codes are registered as foreign, so never to be issued: {@link ForeignLayout}. */
    TAKEN("taken", false),
    /** What has happened to the codes of a block: {@link HistoryLayout}. */
    HISTORY("history", false),
    /** What has happened to runs of a batch's codes: {@link BatchHistoryLayout}. */
    BATCH_HISTORY("batchHistory", false),
    /** What a parent once held: {@link StayLayout}. */
    STAY("stay", false),
    /** Who has or sold the codes of a block: {@link CustodyLayout}. */
    CUSTODY("custody", true),
    /** How often the codes of a block were scanned in public: {@link ScanLayout}. */
    SCANS("scans", true),
    /** Recalls, and which codes they name: {@link RecallLayout}. */
    RECALL("recall", true),
    /** What a checkout sold, to undo it: {@link CheckoutLayout}. */
    CHECKOUT("checkout", true),
    /** What somebody should look at: {@link AlertLayout}. */
    ALERT("alert", false),
    /** Idempotency keys and their outcomes: {@link RetryLayout}. */
    RETRY("retry", true);

    private final String familyName;
    private final boolean looksUpSingleKeys;

    Column(String familyName, boolean looksUpSingleKeys) {
        this.familyName = familyName;
        this.looksUpSingleKeys = looksUpSingleKeys;
    }

    /** The name it goes by in the store and in messages. */
    public String text() {
        return familyName;
    }

    byte[] familyName() {
        return familyName.getBytes(StandardCharsets.US_ASCII);
    }

    /** True where most reads ask for one key that may be absent, so that a Bloom filter pays. */
    boolean looksUpSingleKeys() {
        return looksUpSingleKeys;
    }
}

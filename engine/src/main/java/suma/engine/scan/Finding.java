package suma.engine.scan;

import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Product;
import suma.engine.catalog.Verdict;
import suma.engine.code.Schemes;
import suma.engine.code.Scheme;

/** What a lookup found out about one scanned text; reusable, not thread-safe. Filled by {@link Lookup}. */
public final class Finding {
    final byte[] code = new byte[Schemes.MAX_TEXT_BYTES];
    int codeLength;
    Verdict verdict = Verdict.UNKNOWN_PRODUCT;
    String problem = "";
    Scheme scheme;
    Batch batch;
    long codeId;
    long parent;
    Disposition disposition;
    boolean sold;
    long soldAtMs;
    String soldParty = "";
    long recall;
    long scans;
    long firstScanMs;
    final byte[] parentCode = new byte[Schemes.MAX_TEXT_BYTES];
    int parentLength;
    OtherReadings.Schemes others = OtherReadings.Schemes.NONE;
    String lookalike = "";

    void clear() {
        codeLength = 0;
        problem = "";
        scheme = null;
        batch = null;
        codeId = CodeId.NONE;
        parent = CodeId.NONE;
        disposition = null;
        sold = false;
        soldAtMs = 0;
        soldParty = "";
        recall = 0;
        scans = 0;
        firstScanMs = 0;
        parentLength = 0;
        others = OtherReadings.Schemes.NONE;
        lookalike = "";
    }

    /** True when the text is a code of an item, of whatever verdict. */
    public boolean isCode() {
        return scheme != null;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Why the text is no code of an item; empty when it is one. */
    public String problem() {
        return problem;
    }

    /** The plain code in {@code code()[0, codeLength())}. */
    public byte[] code() {
        return code;
    }

    public int codeLength() {
        return codeLength;
    }

    public Scheme scheme() {
        return scheme;
    }

    /** False for codes that were never issued. */
    public boolean hasBatch() {
        return batch != null;
    }

    /** The batch; only to be asked when {@link #hasBatch()}. */
    public Batch batch() {
        return batch;
    }

    public Optional<Product> product() {
        return Optional.ofNullable(batch).map(Batch::product);
    }

    public long codeId() {
        return codeId;
    }

    /** The CodeId of what it is packed in, or {@link CodeId#NONE}. */
    public long parent() {
        return parent;
    }

    /** The parent's plain code in {@code parentCode()[0, parentLength())}. */
    public byte[] parentCode() {
        return parentCode;
    }

    public int parentLength() {
        return parentLength;
    }

    /** What else the text could have been. */
    public OtherReadings.Schemes others() {
        return others;
    }

    /** Id of a product whose codes look like this one, which was never issued; else empty. */
    public String lookalike() {
        return lookalike;
    }

    /** What has become of the code, empty when it was never issued. */
    public String state() {
        return disposition == null ? "" : disposition.text();
    }

    /** True when the code is sold, whatever else the verdict says, and it is known how. */
    public boolean sold() {
        return sold;
    }

    /** When it was sold, epoch milliseconds; only to be asked when {@link #sold()}. */
    public long soldAtMs() {
        return soldAtMs;
    }

    /** The id of the party that sold it, empty where that was not told. */
    public String soldParty() {
        return soldParty;
    }

    /** Number of the first recall in force that covers the code, or {@link suma.engine.recall.RecallNotice#NONE}; whatever the verdict says. */
    public long recall() {
        return recall;
    }

    /** How often the code was scanned in public, 0 when never; scans of the last second may be missing. */
    public long scans() {
        return scans;
    }

    /** When it was first scanned in public, epoch milliseconds; only to be asked when there are {@link #scans()}. */
    public long firstScanMs() {
        return firstScanMs;
    }
}

package suma.resolver.lookup;

import java.util.IdentityHashMap;
import java.util.Map;
import suma.engine.code.Scheme;
import suma.engine.recall.RecallNotice;
import suma.engine.scan.Finding;
import suma.engine.scan.OtherReadings;
import suma.engine.catalog.Verdict;
import suma.resolver.json.JsonOut;

/** How the finding of a scan is written, without allocation. What does not apply is left out. Not thread-safe. */
public final class VerdictJson {
    /** Lists of other readings whose JSON is remembered. */
    private static final int MOST_LISTS = 256;
    private static final byte[][] VERDICTS = verdicts();

    private final BatchFields batches = new BatchFields();
    private final Map<OtherReadings.Schemes, byte[]> alternatives = new IdentityHashMap<>();
    private long lastRecall = RecallNotice.NONE;
    private byte[] lastRecallJson = {};

    private static byte[][] verdicts() {
        byte[][] json = new byte[Verdict.values().length][];
        for (Verdict verdict : Verdict.values()) {
            json[verdict.ordinal()] = new JsonOut().field("verdict", verdict.text()).toBytes();
        }
        return json;
    }

    public void write(JsonOut out, Finding finding) {
        write(out, finding, finding.scans(), finding.firstScanMs());
    }

    /** Tells of so many public scans, the first at {@code firstMs}, rather than of those that the finding knows. */
    public void write(JsonOut out, Finding finding, long scans, long firstMs) {
        out.beginObject().name("code").value(finding.code(), 0, finding.codeLength());
        out.raw(VERDICTS[finding.verdict().ordinal()]);
        if (finding.hasBatch()) {
            out.raw(batches.of(finding.scheme(), finding.batch())).field("state", finding.state());
        } else {
            out.field("scheme", finding.scheme().name());
        }
        if (finding.parentLength() > 0) {
            out.name("parent").value(finding.parentCode(), 0, finding.parentLength());
        }
        if (finding.sold()) {
            out.name("sold").beginObject().time("at", finding.soldAtMs()).fieldIfTold("party", finding.soldParty()).endObject();
        }
        if (finding.recall() != RecallNotice.NONE) {
            out.raw(recall(finding.recall()));
        }
        if (scans > 0) {
            out.name("scans").beginObject().field("count", scans).time("first", firstMs).endObject();
        }
        if (finding.others() != OtherReadings.Schemes.NONE) {
            out.raw(alternatives(finding.others()));
        }
        out.endObject();
    }

    /** Most scans of recalled codes are of one recall. */
    private byte[] recall(long number) {
        if (number != lastRecall) {
            lastRecall = number;
            lastRecallJson = new JsonOut().field("recall", RecallNotice.id(number)).toBytes();
        }
        return lastRecallJson;
    }

    private byte[] alternatives(OtherReadings.Schemes others) {
        byte[] json = alternatives.get(others);
        return json != null ? json : remember(others);
    }

    private byte[] remember(OtherReadings.Schemes others) {
        JsonOut out = new JsonOut().name("alternatives").beginArray();
        for (Scheme scheme : others.list()) {
            out.value(scheme.name());
        }
        byte[] json = out.endArray().toBytes();
        if (alternatives.size() < MOST_LISTS) {
            alternatives.put(others, json);
        }
        return json;
    }
}

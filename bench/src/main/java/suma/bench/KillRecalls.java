package suma.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import suma.bench.KillDeed.Change;
import suma.bench.KillJob.Kind;
import suma.bench.KillStock.Box;

/** Chooses, by seed, what one line recalls, and lifts again. What is recalled stays with its recall meanwhile. */
final class KillRecalls {
    private static final int MOST_IN_FORCE = 12;
    private static final int MOST_CODES = 4;
    private static final String RECALLS = "/v1/recalls";

    private final KillNames names;
    private final Random random;
    private final KillStock stock;
    private final List<Recall> inForce = new ArrayList<>();

    /** A recall in force, and where its goods go when it is lifted. */
    private record Recall(KillJob job, List<KillCode> codes, Runnable back) {
    }

    KillRecalls(KillNames names, Random random, KillStock stock) {
        this.names = names;
        this.random = random;
        this.stock = stock;
    }

    /** Only where there are goods. */
    KillStep next() {
        if (inForce.size() == MOST_IN_FORCE || !inForce.isEmpty() && random.nextInt(3) == 0) {
            return lift();
        }
        int dice = random.nextInt(3);
        if (dice == 0 && stock.hasYoung()) {
            return batch();
        }
        return stock.hasBoxes() && (dice == 1 || !stock.hasLoose()) ? contents() : codes();
    }

    private KillStep batch() {
        KillBatch batch = stock.takeYoung();
        return recall("\"batch\":\"" + batch.id() + "\"", batch.all(), () -> stock.addYoung(batch));
    }

    private KillStep contents() {
        Box box = stock.takePacked();
        return recall("\"contentsOf\":\"" + box.parent().text() + "\"", box.children(), () -> stock.addBox(box));
    }

    private KillStep codes() {
        List<KillCode> codes = stock.takeLoose(1 + random.nextInt(MOST_CODES));
        return recall("\"codes\":" + KillCode.json(codes), codes, () -> stock.addLoose(codes));
    }

    private KillStep recall(String scope, List<KillCode> codes, Runnable back) {
        KillRequest post = KillRequest.post(RECALLS, "{" + scope + ",\"reason\":\"kill rig\"}", names.key());
        KillJob job = KillJob.of(Kind.RECALL, post, turned(codes, true)).checked(answer -> wrong(codes.size(), answer));
        return new KillStep(job, () -> inForce.add(new Recall(job, codes, back)));
    }

    private static String wrong(int codes, String answer) {
        return KillAnswers.number(answer, "codes") == codes ? "" : "expected a recall of " + codes + " codes";
    }

    private static List<Change> turned(List<KillCode> codes, boolean recalled) {
        return codes.stream().map(code -> code.to(code.standing().recalled(recalled))).toList();
    }

    private KillStep lift() {
        Recall recall = inForce.remove(random.nextInt(inForce.size()));
        String id = KillAnswers.fields(recall.job.deeds().get(0).answer()).get("recall");
        return new KillStep(KillJob.of(Kind.LIFT, KillRequest.delete(RECALLS + "/" + id, names.key()), turned(recall.codes, false)), recall.back);
    }

    /** A code that may be scanned at a till and not be sold. */
    Optional<KillCode> anyInTrade() {
        List<KillCode> found = inForce.stream().flatMap(recall -> recall.codes.stream())
                .filter(code -> code.standing().verdict().equals("recalled")).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }
}

package suma.engine.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import suma.engine.CodeId;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.OrdinalMap;
import suma.engine.catalog.Today;
import suma.engine.catalog.Verdict;
import suma.engine.code.Reading;
import suma.engine.command.Unresolved;
import suma.engine.index.WordLayout;
import suma.engine.recall.RecallNotice;
import suma.engine.store.NamedRecalls;

/**
 * Finds out how the texts of a {@link CodeList} stand: first all words are read, then the codes of all parents are enciphered
 * together, then each finding is told. Not thread-safe.
 */
final class Findings {
    private static final int INITIAL_CAPACITY = 64;
    /** Some hundred milliseconds at most, where a few microseconds are usual. */
    private static final int MOST_TURNS = 100_000;

    private final ReadSide side;
    private final CodeList list;
    private final Resolver resolver;
    private final CodeRun parents;
    private final Reading reading = new Reading();
    private final OtherReadings others = new OtherReadings();
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private final Today today;
    private final SaleReader sales;
    private final PublicScans scans;
    private final NamedRecalls recalls;
    private final List<String> productKeys = new ArrayList<>();
    private String lookalike = "";
    private long[] word = new long[INITIAL_CAPACITY];
    private int[] parent = new int[INITIAL_CAPACITY];

    Findings(ReadSide side, CodeList list, Resolver resolver, CodeRenderer renderer) {
        this.side = side;
        this.list = list;
        this.resolver = resolver;
        this.parents = new CodeRun(renderer, side.keystore.currentId());
        this.today = new Today(side.clock.getZone());
        this.sales = new SaleReader(side);
        this.scans = new PublicScans(side);
        this.recalls = new NamedRecalls(side.store);
    }

    /** Works the list off as far as its texts can be taken together. */
    void begin() {
        list.decipher();
        parents.clear();
        if (word.length < list.count()) {
            word = Arrays.copyOf(word, Math.max(word.length * 2, list.count()));
            parent = Arrays.copyOf(parent, word.length);
        }
        for (int i = 0; i < list.count(); i++) {
            long codeId = list.codeId(i);
            if (codeId != CodeId.NONE) {
                readWord(i, codeId);
            }
        }
        parents.encipher();
    }

    private void readWord(int i, long codeId) {
        word[i] = side.blocks.word(CodeId.ordinal(codeId));
        long holder = WordLayout.parent(word[i]);
        if (holder != CodeId.NONE) {
            parent[i] = parents.add(holder);
        }
    }

    /** Tells of text {@code i}. */
    void fill(int i, Finding out) {
        out.clear();
        long codeId = list.codeId(i);
        if (codeId == CodeId.NONE) {
            settle(i, out);
            return;
        }
        list.copy(i, out);
        stand(codeId, word[i], out);
        if (isUndone(out)) {
            standAnew(codeId, out);
        } else if (out.parent != CodeId.NONE) {
            out.parentLength = parents.copy(parent[i], out.parentCode);
        }
    }

    private static boolean isUndone(Finding out) {
        return out.disposition == Disposition.SOLD && !out.sold;
    }

    /** A sale that is undone has left the store a moment before the word says so, which is waited for. */
    private void standAnew(long codeId, Finding out) {
        for (int turn = 0; isUndone(out) && turn < MOST_TURNS; turn++) {
            stand(codeId, side.blocks.word(CodeId.ordinal(codeId)), out);
        }
        if (out.parent != CodeId.NONE) {
            out.parentLength = resolver.renderer().render(out.parent, out.parentCode, 0);
        }
    }

    private void settle(int i, Finding out) {
        list.read(i, reading);
        if (reading.kind() != Reading.Kind.CODE) {
            out.problem = reading.kind() == Reading.Kind.PRODUCT ? Unresolved.NAMES_A_PRODUCT.reason() : reading.problem();
            return;
        }
        long codeId = resolver.resolve(reading);
        if (codeId == CodeId.NONE) {
            fillUnknown(out);
            return;
        }
        copyCode(resolver.candidate(), out);
        stand(codeId, side.blocks.word(CodeId.ordinal(codeId)), out);
        standAnew(codeId, out);
    }

    private void fillUnknown(Finding out) {
        Unresolved unknown = unknown();
        if (unknown == Unresolved.NAMES_A_PRODUCT) {
            out.problem = unknown.reason();
            return;
        }
        copyCode(0, out);
        out.lookalike = lookalike;
        out.verdict = unknown == Unresolved.NOT_ISSUED ? Verdict.NOT_ISSUED : Verdict.UNKNOWN_PRODUCT;
    }

    /** Why the text just read is none of the codes known here. What names a product by preference may still be made up as an item's. */
    private Unresolved unknown() {
        lookalike = Resolver.product(side.catalog, reading, productKeys).orElse("");
        if (!lookalike.isEmpty()) {
            return Unresolved.NOT_ISSUED;
        }
        return reading.scheme(0).namesItem() ? Unresolved.UNKNOWN_PRODUCT : Unresolved.NAMES_A_PRODUCT;
    }

    private void copyCode(int candidate, Finding out) {
        out.scheme = reading.scheme(candidate);
        out.codeLength = reading.length(candidate);
        System.arraycopy(reading.buffer(candidate), reading.offset(candidate), out.code, 0, out.codeLength);
        out.others = others.beside(reading, candidate);
    }

    private void stand(long codeId, long itsWord, Finding out) {
        long ordinal = CodeId.ordinal(codeId);
        side.catalog.ordinals().find(ordinal, place);
        int own = WordLayout.disposition(itsWord);
        out.codeId = codeId;
        out.batch = place.batch();
        out.parent = WordLayout.parent(itsWord);
        out.disposition = own == Disposition.AS_BATCH ? out.batch.state().defaults().at(place.offset(ordinal)) : Disposition.of(own);
        out.verdict = Verdict.of(out.disposition, isRecalled(itsWord, out), out.batch.expired(today.epochDay(side.clock.millis())));
        if (out.disposition == Disposition.SOLD) {
            sales.fill(out);
        }
        if (WordLayout.scanned(itsWord)) {
            scans.fill(out);
        }
    }

    private boolean isRecalled(long itsWord, Finding out) {
        out.recall = out.batch.state().recall();
        if (out.recall == RecallNotice.NONE && WordLayout.recalled(itsWord)) {
            out.recall = recalls.of(CodeId.ordinal(out.codeId));
            return true;
        }
        return out.recall != RecallNotice.NONE;
    }

    /** The CodeId of text {@code i}, or the negative number of an {@link Unresolved}. */
    long codeId(int i) {
        long codeId = list.codeId(i);
        if (codeId != CodeId.NONE) {
            return codeId;
        }
        list.read(i, reading);
        return switch (reading.kind()) {
            case NONE -> Unresolved.NOT_A_CODE.number();
            case PRODUCT -> Unresolved.NAMES_A_PRODUCT.number();
            case CODE -> settled();
        };
    }

    private long settled() {
        long codeId = resolver.resolve(reading);
        return codeId != CodeId.NONE ? codeId : unknown().number();
    }
}

package suma.engine.state;

import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.OrdinalMap;
import suma.engine.catalog.Verdict;
import suma.engine.index.WordLayout;

/** How one code stands after what the present group has done; reusable. Writer's thread only. */
final class Standing {
    private final OrdinalMap ordinals;
    private final CatalogEditor catalog;
    private final Words words;
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private long ordinal;
    private long word;

    Standing(OrdinalMap ordinals, CatalogEditor catalog, Words words) {
        this.ordinals = ordinals;
        this.catalog = catalog;
        this.words = words;
    }

    /** False when there is no such code. */
    boolean load(long codeId) {
        ordinal = CodeId.ordinal(codeId);
        if (codeId <= 0 || CodeId.shard(codeId) != 0 || !ordinals.find(ordinal, place)) {
            return false;
        }
        word = words.word(ordinal);
        return true;
    }

    Disposition disposition() {
        int own = WordLayout.disposition(word);
        return own == Disposition.AS_BATCH ? catalog.state(place.batch()).defaults().at(place.offset(ordinal)) : Disposition.of(own);
    }

    /** What a scan on a day would find. */
    Verdict verdict(int epochDay) {
        return Verdict.of(disposition(), catalog.state(place.batch()).isRecalled() || WordLayout.recalled(word), place.batch().expired(epochDay));
    }

    long parent() {
        return WordLayout.parent(word);
    }

    Level level() {
        return place.batch().product().level();
    }

    Batch batch() {
        return place.batch();
    }

    /** Puts the code into a parent, or into none, as a commissioned one. */
    void place(long parent) {
        write(WordLayout.withParent(WordLayout.withDisposition(word, Disposition.COMMISSIONED), parent));
    }

    /** Takes the code out of its parent and leaves all else. */
    void leave() {
        write(WordLayout.withParent(word, CodeId.NONE));
    }

    /** Gives the code a disposition and leaves its parent. */
    void turn(Disposition now) {
        write(WordLayout.withDisposition(word, now));
    }

    void markRecalled(boolean recalled) {
        if (WordLayout.recalled(word) != recalled) {
            write(WordLayout.withRecalled(word, recalled));
        }
    }

    void markScanned() {
        if (!WordLayout.scanned(word)) {
            write(WordLayout.withScanned(word));
        }
    }

    private void write(long changed) {
        word = changed;
        words.word(ordinal, changed);
    }
}

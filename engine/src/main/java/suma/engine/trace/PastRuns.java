package suma.engine.trace;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksIterator;
import suma.engine.history.AsOf;
import suma.engine.history.Held;
import suma.engine.history.Stay;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.StayLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;

/**
 * What parents held at a moment of the past. Sweeps over what a parent holds and over what it once held, both in order of
 * children, so that it keeps only the pieces that overlap. A child that is in it still has been in nothing else since; one
 * that has left is asked where it was then, for it may be elsewhere by an event that was told late.
 */
final class PastRuns implements ParentRuns {
    private final AsOf asOf;
    private final RocksIterator contents;
    private final RocksIterator stays;
    private final BlockPast blocks;
    private final List<Piece> open = new ArrayList<>();
    private long parent;
    private long at;
    private long segmentEnd;
    private boolean certain;
    private long first;
    private long end;

    /** Children {@code first} to before {@code end}, in the parent then if the parent is asked alone. */
    private record Piece(long first, long end, boolean still) {
    }

    PastRuns(StoreSnapshot snapshot, AsOf asOf) {
        this.asOf = asOf;
        this.contents = snapshot.iterate(Column.CONTENTS);
        this.stays = snapshot.iterate(Column.STAY);
        this.blocks = new BlockPast(snapshot, asOf);
    }

    @Override
    public void open(long wanted) {
        parent = wanted;
        at = 0;
        segmentEnd = 0;
        open.clear();
        contents.seek(ContentsLayout.key(wanted, 0));
        stays.seek(StayLayout.key(wanted, 0, 0));
    }

    @Override
    public boolean next() {
        while (at < segmentEnd || nextSegment()) {
            first = certain ? at : skipAbsent();
            end = certain ? segmentEnd : presentEnd();
            at = end;
            if (first < end) {
                return true;
            }
        }
        return false;
    }

    private long skipAbsent() {
        long child = at;
        while (child < segmentEnd && blocks.parent(child) != parent) {
            child++;
        }
        return child;
    }

    private long presentEnd() {
        long child = first;
        while (child < segmentEnd && blocks.parent(child) == parent) {
            child++;
        }
        return child;
    }

    /** Goes on to the next children that are in the same pieces; false when there are none. */
    private boolean nextSegment() {
        long from = segmentEnd;
        open.removeIf(piece -> piece.end <= from);
        at = open.isEmpty() ? Math.min(nextHeld(), nextStay()) : from;
        if (at == Long.MAX_VALUE) {
            return false;
        }
        takePieces();
        segmentEnd = Math.min(nextHeld(), nextStay());
        certain = false;
        for (Piece piece : open) {
            segmentEnd = Math.min(segmentEnd, piece.end);
            certain |= piece.still;
        }
        if (open.isEmpty()) {
            segmentEnd = at;
        }
        return true;
    }

    private void takePieces() {
        for (; nextHeld() <= at; contents.next()) {
            Held held = ContentsLayout.held(contents.value());
            if (asOf.includes(held.since())) {
                open.add(new Piece(at, at + held.count(), true));
            }
        }
        for (; nextStay() <= at; stays.next()) {
            Stay stay = StayLayout.stay(stays.key(), stays.value());
            if (asOf.includes(stay.since()) && !asOf.includes(stay.until())) {
                open.add(new Piece(at, at + stay.count(), false));
            }
        }
    }

    private long nextHeld() {
        if (contents.isValid() && ContentsLayout.parent(contents.key()) == parent) {
            return ContentsLayout.first(contents.key());
        }
        Store.check(contents);
        return Long.MAX_VALUE;
    }

    private long nextStay() {
        if (stays.isValid() && StayLayout.parent(stays.key()) == parent) {
            return StayLayout.stay(stays.key(), stays.value()).first();
        }
        Store.check(stays);
        return Long.MAX_VALUE;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public void close() {
        contents.close();
        stays.close();
        blocks.close();
    }
}

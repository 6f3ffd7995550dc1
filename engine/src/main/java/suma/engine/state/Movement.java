package suma.engine.state;

import java.util.Optional;
import org.agrona.collections.LongHashSet;
import suma.engine.CodeId;
import suma.engine.catalog.Disposition;
import suma.engine.command.Command;
import suma.engine.custody.CustodyChain;
import suma.engine.custody.Holding;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Stamp;

/**
 * How goods change hands. Writer's thread only.
 *
 * <ul>
 * <li>M1: what moves on its own leaves what it was in; what is named along with a parent of it stays there.
 * <li>M2: what leaves a parent is still whose it was: it takes the parent's holding with it.
 * <li>M3: what takes a code out of trade, or brings it back, does so with all that it holds.
 * </ul>
 */
final class Movement {
    private final Standing standing;
    private final Contents contents;
    private final Contained contained;
    private final Custody custody;
    private final CustodyChain chain;
    private final Departures departures;
    private final LongHashSet named = new LongHashSet();

    Movement(Standing standing, Contents contents, Contained contained, Custody custody, CustodyChain chain, Departures departures) {
        this.standing = standing;
        this.contents = contents;
        this.contained = contained;
        this.custody = custody;
        this.chain = chain;
        this.departures = departures;
    }

    /** What happens to one named code that is not carried by another. */
    interface Step {
        void take(long codeId);
    }

    /** Does a step with each of the codes that no other of them carries. */
    void forEachOnItsOwn(long[] codes, Step step) {
        named.clear();
        for (int i = 0; codes.length > 1 && i < codes.length; i++) {
            named.add(codes[i]);
        }
        for (long code : codes) {
            if (!isCarried(code)) {
                step.take(code);
            }
        }
    }

    private boolean isCarried(long codeId) {
        for (long at = parent(codeId); at != CodeId.NONE && !named.isEmpty(); at = parent(at)) {
            if (named.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private long parent(long codeId) {
        standing.load(codeId);
        return standing.parent();
    }

    /** Takes a code out of what it is in; returns that, or {@link CodeId#NONE}. */
    long leave(long codeId, Stamp until) {
        long parent = parent(codeId);
        if (parent != CodeId.NONE) {
            Optional<Holding> holder = chain.holder(codeId);
            holder.ifPresent(known -> custody.put(codeId, holder));
            contents.remove(parent, codeId, codeId + 1, until, stay -> departures.left(codeId, new Departure(parent, stay.since())));
            standing.load(codeId);
            standing.leave();
        } else {
            departures.stayed(codeId);
        }
        return parent;
    }

    /** Puts a code that is in nothing back into a parent. */
    void rejoin(long codeId, long parent, Stamp since) {
        standing.load(codeId);
        standing.place(parent);
        contents.add(parent, codeId, 1, since);
    }

    /** Does a step with a code and with all it holds. */
    void forEachIn(long codeId, Step step) {
        step.take(codeId);
        contained.walk(codeId, Command.MOST_CODES, child -> {
            step.take(child);
            return true;
        });
    }

    /** Turns a code and all it holds. */
    void turn(long codeId, Disposition now) {
        departures.stayed(codeId);
        forEachIn(codeId, one -> {
            standing.load(one);
            standing.turn(now);
        });
    }
}

package suma.bench;

import java.util.Optional;
import suma.engine.Engine;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;

/**
 * A packing line: puts children with consecutive CodeIds into parents with consecutive CodeIds, with a bounded number of
 * packs in flight, and counts those that are durable. Runs on a thread of its own.
 */
final class PackingLine implements Runnable {
    /** Most packs in flight; lines together must stay below the ring's size. */
    static final int WINDOW = 1536;

    private final Work work;
    private final Deeds packs;

    /** {@code packs} parents from {@code firstParent} on, each with the next {@code perPack} children. */
    record Work(long firstChild, long firstParent, long packs, int perPack) {
        /** Packs {@code from} to before {@code until} of these. */
        Work part(long from, long until) {
            return new Work(firstChild + from * perPack, firstParent + from, until - from, perPack);
        }

        long links() {
            return packs * perPack;
        }

        Command.Pack pack(long number) {
            return pack(number, perPack);
        }

        /** The pack of a parent that gets only {@code count} children. */
        Command.Pack pack(long number, int count) {
            long[] children = new long[count];
            long first = firstChild + number * perPack;
            for (int i = 0; i < count; i++) {
                children[i] = first + i;
            }
            return new Command.Pack(firstParent + number, children, EventContext.NONE);
        }
    }

    PackingLine(Engine engine, Work work) {
        this.work = work;
        this.packs = new Deeds(engine, WINDOW);
    }

    @Override
    public void run() {
        for (long sent = 0; sent < work.packs() && packs.failure().isEmpty(); sent++) {
            packs.submit(work.pack(sent));
        }
        packs.await();
    }

    /** How often the ring was full. */
    long retries() {
        return packs.retries();
    }

    long durablePacks() {
        return packs.durable();
    }

    Optional<Outcome> failure() {
        return packs.failure();
    }
}

package suma.resolver.limit;

import java.util.concurrent.atomic.AtomicLong;

/** How much of what clients have sent is held in memory, by all connections together. Any thread may call. */
public final class Room {
    /** What one exchange may hold whatever others do, so that those who hold much keep nobody from small calls. */
    public static final int SURE_BYTES = 256 << 10;
    /** The rest of the heap is for what is made of it, and for all else. */
    private static final int SHARE_OF_HEAP = 4;

    private final long bytes;
    private final AtomicLong held = new AtomicLong();

    private Room(long bytes) {
        this.bytes = bytes;
    }

    public static Room ofHeap() {
        return new Room(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    public void take(long more) {
        held.addAndGet(more);
    }

    public void give(long back) {
        held.addAndGet(-back);
    }

    public boolean full() {
        return held.get() >= bytes;
    }
}

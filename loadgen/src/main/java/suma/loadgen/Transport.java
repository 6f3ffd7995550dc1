package suma.loadgen;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Connections to a target, driven by one thread. */
interface Transport extends AutoCloseable {

    /** Takes what the target answered. A call is the loop's again once it was handed here. */
    interface Answers {
        /** The answer came, and is what it must be. */
        void good(Sent sent, long heardNs);

        /** The answer is wrong, or will never come. */
        void bad(Sent sent, long heardNs, String reason);

        /** The answers of one connection were handed over, those of others wait: what fell due meanwhile need not. */
        void between();
    }

    /** Whether a call could be put on its way now. */
    boolean hasRoom();

    /** Takes a call; only where there is room. */
    void send(Sent sent);

    /** Puts on their way all calls that were taken. */
    void flush(Answers answers);

    /** Waits for answers, at most so long, and hands them on. Throws when the target is gone for good. */
    void poll(long waitNs, Answers answers) throws IOException;

    /** Lets so much time pass in which nothing is asked of the processor. */
    default void rest(long ns) {
        LockSupport.parkNanos(ns);
    }

    @Override
    void close();
}

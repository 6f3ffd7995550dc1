package suma.loadgen;

import java.io.IOException;

/** Connections to a target, driven by one thread. */
interface Transport extends AutoCloseable {

    /** A call on its way, and when it was due. */
    record Sent(Call call, long dueNs) {
    }

    /** Takes what the target answered. */
    interface Answers {
        /** The answer came, and is what it must be. */
        void good(Sent sent);

        /** The answer is wrong, or will never come. */
        void bad(Sent sent, String reason);
    }

    /** Whether a call could be put on its way now. */
    boolean hasRoom();

    /** Puts a call on its way; only where there is room. */
    void send(Sent sent);

    /** Waits for answers, at most so long, and hands them on. Throws when the target is gone for good. */
    void poll(long waitNs, Answers answers) throws IOException;

    @Override
    void close();
}

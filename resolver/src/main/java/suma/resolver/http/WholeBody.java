package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.Consumer;

/** Collects a body up to a limit and hands it on whole. Grows with what has come, not with what was announced. */
final class WholeBody implements BodyReader {
    private static final int FIRST_CAPACITY = 4096;

    private final Exchange exchange;
    private final int limitBytes;
    private final Consumer<byte[]> taker;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    WholeBody(Exchange exchange, int limitBytes, Consumer<byte[]> taker) {
        this.exchange = exchange;
        this.limitBytes = limitBytes;
        this.taker = taker;
    }

    @Override
    public void part(ByteBuf part) {
        int more = part.readableBytes();
        if (more > limitBytes - length) {
            exchange.refuse(tooLarge(limitBytes));
            return;
        }
        if (more > bytes.length - length && !grow(Math.max(length + more, Math.min(limitBytes, bytes.length * 2)))) {
            exchange.refuseForWantOfRoom();
            return;
        }
        part.readBytes(bytes, length, more);
        length += more;
    }

    private boolean grow(int capacity) {
        if (!exchange.hold(capacity - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    @Override
    public void end() {
        byte[] whole = Arrays.copyOf(bytes, length);
        bytes = whole;
        taker.accept(whole);
    }

    static Problem tooLarge(int limitBytes) {
        return Problem.of(413, "expected a body of at most " + limitBytes + " bytes, actual is longer");
    }
}

package suma.resolver.http;

import io.netty.buffer.ByteBuf;

/** Takes the body of a request as it comes. */
public interface BodyReader {
    BodyReader DISCARD = new BodyReader() {
        @Override
        public void part(ByteBuf part) {
        }

        @Override
        public void end() {
        }
    };

    /** Takes some bytes; the buffer is the caller's and must be read or copied before the return. */
    void part(ByteBuf part);

    void end();
}

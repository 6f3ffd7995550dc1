package suma.resolver.http;

/** Answers the requests of one route. Called on the connection's event loop when the head of a request is there. */
@FunctionalInterface
public interface Handler {
    void handle(Exchange exchange);
}

package suma.resolver.http;

/** Answers requests of one route that arrived together, on their connection's event loop. Allocates nothing. */
@FunctionalInterface
public interface ExpressHandler {
    void handle(ExpressRun run);
}

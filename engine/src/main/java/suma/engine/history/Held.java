package suma.engine.history;

/** So many children with consecutive CodeIds that a parent holds since then. */
public record Held(long count, Stamp since) {
}

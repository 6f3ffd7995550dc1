package suma.engine.history;

/** So many children with consecutive CodeIds, from {@code first} on, that a parent held from {@code since} to {@code until}. */
public record Stay(long first, long count, Stamp since, Stamp until) {
}

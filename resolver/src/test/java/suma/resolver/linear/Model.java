package suma.resolver.linear;

/**
 * What the server should do with one deed after the other.
 *
 * @param <S> a state; immutable, with equals and hashCode
 */
interface Model<S> {
    S initial();

    Step<S> step(S state, Operation operation);

    /** The state after a deed, and what must be answered. */
    record Step<S>(S next, String said) {
    }
}

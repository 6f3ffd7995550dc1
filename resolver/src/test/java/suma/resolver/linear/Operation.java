package suma.resolver.linear;

/**
 * One deed in a history.
 *
 * @param said       what was answered, in the words of a {@link Model}; {@link #UNKNOWN} where nothing was heard
 * @param name       what the server named it, empty where it names nothing or was not heard
 * @param calledNs   before it was sent first
 * @param returnedNs when it was answered; {@link #NEVER} where it was not, so that it may be done at any time
 */
record Operation(int client, Deed deed, String said, String name, long calledNs, long returnedNs) {
    static final String UNKNOWN = "?";
    static final long NEVER = Long.MAX_VALUE;

    boolean known() {
        return returnedNs != NEVER;
    }
}

package suma.engine.history;

/** What an event did to the parent that a code is in. The store holds positions in this list. */
public enum Move {
    STAYED, ENTERED, LEFT
}

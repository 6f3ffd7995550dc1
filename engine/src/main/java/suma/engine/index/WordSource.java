package suma.engine.index;

/** Where single words are read. */
public interface WordSource {

    /** The word of one code, {@link WordLayout#NOTHING} when there is none. */
    long word(long ordinal);
}

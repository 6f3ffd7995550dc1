package suma.engine.index;

/** Where words are read: the index, or the store while the index is rebuilt. Any thread. */
public interface BlockSource extends WordSource {

    /** Fills {@code into}, which was reset to the block wanted; false, and {@code into} untouched, when there is none. */
    boolean read(Block into);
}

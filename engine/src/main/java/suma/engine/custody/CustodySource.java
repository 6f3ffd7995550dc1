package suma.engine.custody;

/** Where holdings are read. */
public interface CustodySource {

    /** The block with a code's holding, perhaps empty; good until the next call. */
    CustodyBlock of(long ordinal);
}

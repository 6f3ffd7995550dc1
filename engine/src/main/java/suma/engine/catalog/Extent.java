package suma.engine.catalog;

/**
 * Part of a batch whose codes are consecutive in every order: print order, CodeId, and index of the serial space.
 *
 * @param offset       position of the first code in the batch's print order
 * @param firstOrdinal ordinal of the first code's CodeId
 * @param firstIndex   index of the first code in its serial space; 0 for registered codes
 */
public record Extent(long offset, long firstOrdinal, long firstIndex, long count) {

    public long endOffset() {
        return offset + count;
    }

    public long endOrdinal() {
        return firstOrdinal + count;
    }
}

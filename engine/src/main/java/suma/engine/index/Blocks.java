package suma.engine.index;

/** Where lookups read words now: the store until the index is complete, the index from then on. Any thread. */
public final class Blocks implements BlockSource {
    private volatile BlockSource source;

    public Blocks(BlockSource source) {
        this.source = source;
    }

    public void switchTo(BlockSource complete) {
        source = complete;
    }

    @Override
    public long word(long ordinal) {
        return source.word(ordinal);
    }

    @Override
    public boolean read(Block into) {
        return source.read(into);
    }
}

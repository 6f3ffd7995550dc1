package suma.resolver.linear;

/** Batches get consecutive numbers, and are known from then on. The state is the last number. */
record OrderModel(Integer initial) implements Model<Integer> {
    @Override
    public Step<Integer> step(Integer last, Operation operation) {
        if (operation.deed() instanceof Deed.Known asked) {
            return new Step<>(last, asked.batch() <= last ? "known" : "unknown");
        }
        return new Step<>(last + 1, "B" + (last + 1));
    }
}

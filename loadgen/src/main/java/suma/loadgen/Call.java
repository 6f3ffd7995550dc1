package suma.loadgen;

/** One thing asked of the target, in no protocol's terms. */
sealed interface Call {
    Operation operation();

    /** Orders a batch. */
    record Issue(String lot, int quantity) implements Call {
        @Override
        public Operation operation() {
            return Operation.ISSUE;
        }
    }

    /** Puts {@code count} units, from {@code first} on, into a case. */
    record Pack(CodeStock cases, int parent, CodeStock units, int first, int count) implements Call {
        @Override
        public Operation operation() {
            return Operation.PACK;
        }
    }

    /** Asks what a code is that was issued and commissioned. */
    record Resolve(CodeStock codes, int index) implements Call {
        @Override
        public Operation operation() {
            return Operation.RESOLVE;
        }
    }
}

package suma.loadgen;

/** One kind of thing asked of the target, in no protocol's terms. Which one of its kind, a number tells: see {@link Sent}. */
sealed interface Call {
    Operation operation();

    /** Orders a batch. The number tells its lot from those of the run's others. */
    record Issue(String run, int quantity) implements Call {
        @Override
        public Operation operation() {
            return Operation.ISSUE;
        }

        String lot(int number) {
            return run + "-i" + number;
        }
    }

    /** Puts the next units, {@code children} of them, into the case of that number. */
    record Pack(CodeStock cases, CodeStock units, int children) implements Call {
        @Override
        public Operation operation() {
            return Operation.PACK;
        }

        int unit(int number, int child) {
            return number * children + child;
        }
    }

    /** Asks what the code of that number is. */
    record Resolve(CodeStock codes, Standing expected) implements Call {
        @Override
        public Operation operation() {
            return Operation.RESOLVE;
        }
    }

    /** Asks for many codes of the stock at once, scattered from the number on. */
    record Basket(CodeStock codes, int size) implements Call {
        private static final long STRIDE = 2_147_483_647L;

        @Override
        public Operation operation() {
            return Operation.BASKET;
        }

        int index(int number, int place) {
            return (int) ((number + place * STRIDE) % codes.count());
        }
    }

    /** Sells the code of that number. */
    record Checkout(CodeStock codes, Standing expected, String party) implements Call {
        @Override
        public Operation operation() {
            return Operation.CHECKOUT;
        }
    }

    /** Asks where the code of that number came from and went. */
    record Trace(CodeStock codes) implements Call {
        @Override
        public Operation operation() {
            return Operation.TRACE;
        }
    }

    /** Recalls the batch of these codes. */
    record Recall(CodeStock codes) implements Call {
        @Override
        public Operation operation() {
            return Operation.RECALL;
        }
    }
}

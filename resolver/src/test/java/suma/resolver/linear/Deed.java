package suma.resolver.linear;

import java.util.List;

/** What a client asks of the server. */
sealed interface Deed {
    record Pack(String parent, List<String> children) implements Deed {
    }

    record Unpack(String parent, List<String> children) implements Deed {
    }

    /** @param party one that sells only once, so that a lookup shows which sale it was */
    record Checkout(List<String> codes, String party) implements Deed {
    }

    /** @param checkout id of what was sold by {@code party} */
    record Undo(String checkout, String party) implements Deed {
    }

    record Look(String code) implements Deed {
    }

    record ParentOf(String code) implements Deed {
    }

    record Order(String product) implements Deed {
    }

    /** Whether the batch of this number is there. */
    record Known(int batch) implements Deed {
    }
}

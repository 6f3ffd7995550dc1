package suma.resolver.limit;

import java.time.Instant;

/**
 * Calls that were refused alike within a minute.
 *
 * @param who   key and address that they came from
 * @param what  the call or command
 * @param count how many
 */
public record RefusedCalls(Refused why, Who who, String what, Instant first, Instant last, long count) {

    /**
     * A caller as far as it can be told.
     *
     * @param key  number of the key, 0 for none that is known
     * @param from the address, or the first 64 bits of one of IPv6, in figures; empty for all that there was no room for
     */
    public record Who(int key, String from) {
        static final Who OTHERS = new Who(0, "");
    }

    RefusedCalls again(Instant now) {
        return new RefusedCalls(why, who, what, first, now, count + 1);
    }
}

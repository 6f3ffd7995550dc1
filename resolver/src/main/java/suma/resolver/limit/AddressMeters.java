package suma.resolver.limit;

/**
 * Holds every client network to a {@link Rate}, in a table of fixed size: of eight that fall together the one that has been quiet for longest
 * makes room. Where a network falls is secret, so that nobody can push out another on purpose. Any thread may ask.
 */
final class AddressMeters {
    private static final int WAYS = 8;
    private static final int LOCKS = 64;

    private final Rate rate;
    private final long secret;
    private final long[] tag;
    private final long[] overNs;
    private final int sets;
    private final Object[] locks = new Object[LOCKS];

    /** @param networks how many are remembered, rounded up to a power of two */
    AddressMeters(Rate rate, int networks, long secret) {
        this.rate = rate;
        this.secret = secret;
        int slots = Integer.highestOneBit(Math.max(networks, WAYS) * 2 - 1);
        tag = new long[slots];
        overNs = new long[slots];
        sets = slots / WAYS;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Lets one request of a {@linkplain Network#client client's network} through and answers 0, or answers how long to wait. */
    long take(long network, long nowNs) {
        if (rate.unlimited()) {
            return 0;
        }
        long wanted = mix(network ^ secret);
        int set = (int) (wanted >>> 32) & sets - 1;
        synchronized (locks[set % LOCKS]) {
            int slot = slot(wanted, set * WAYS, nowNs);
            long waitNs = rate.waitNs(overNs[slot], nowNs);
            if (waitNs == 0) {
                overNs[slot] = rate.after(overNs[slot], nowNs, 1);
            }
            return waitNs;
        }
    }

    private int slot(long wanted, int first, long nowNs) {
        int quietest = first;
        for (int i = first; i < first + WAYS; i++) {
            if (tag[i] == wanted) {
                return i;
            }
            boolean quieter = tag[i] == 0 || overNs[i] - overNs[quietest] < 0;
            quietest = tag[quietest] != 0 && quieter ? i : quietest;
        }
        tag[quietest] = wanted;
        overNs[quietest] = nowNs;
        return quietest;
    }

    /** One to one but for 0, which marks a free slot. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed == 0 ? 1 : mixed;
    }
}

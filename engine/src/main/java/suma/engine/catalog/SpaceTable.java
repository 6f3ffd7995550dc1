package suma.engine.catalog;

import suma.engine.code.Scheme;
import suma.engine.code.SpaceFormat;

/**
 * From a plain code to its serial space: an open-addressed table over scheme, prefix and text length. One thread adds,
 * any thread finds; a table is replaced when it grows, and a slot goes from empty to filled once.
 */
public final class SpaceTable {
    private static final int INITIAL_SLOTS = 64;

    private volatile SerialSpace[] slots = new SerialSpace[INITIAL_SLOTS];
    private int count;

    /**
     * The space whose format the plain code fits, or null. Its halves are left in {@code left[at]} and {@code right[at]}.
     * No allocation.
     */
    public SerialSpace find(Scheme scheme, byte[] text, int offset, int length, long[] left, long[] right, int at) {
        for (int prefixLength : scheme.prefixLengths(length)) {
            SerialSpace found = find(scheme, text, offset, length, prefixLength, left, right, at);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private SerialSpace find(Scheme scheme, byte[] text, int offset, int length, int prefixLength,
                             long[] left, long[] right, int at) {
        SerialSpace[] table = slots;
        int mask = table.length - 1;
        int slot = hash(scheme, text, offset, prefixLength, length) & mask;
        for (SerialSpace space = table[slot]; space != null; space = table[slot = slot + 1 & mask]) {
            SpaceFormat format = space.format();
            if (format.scheme() == scheme && format.extract(text, offset, length, left, right, at)) {
                return space;
            }
        }
        return null;
    }

    /** A space, other than {@code format} itself, that codes of this format could be mistaken for; null when there is none. */
    SerialSpace rival(SpaceFormat format) {
        return format.scheme().prefixLengths(format.textLength()).length > 1 ? rivalAnywhere(format) : rivalBehindSamePrefix(format);
    }

    private SerialSpace rivalBehindSamePrefix(SpaceFormat format) {
        SerialSpace[] table = slots;
        int mask = table.length - 1;
        for (int slot = hash(format) & mask; table[slot] != null; slot = slot + 1 & mask) {
            if (table[slot].resembles(format)) {
                return table[slot];
            }
        }
        return null;
    }

    private SerialSpace rivalAnywhere(SpaceFormat format) {
        for (SerialSpace space : slots) {
            if (space != null && space.resembles(format)) {
                return space;
            }
        }
        return null;
    }

    void add(SerialSpace space) {
        if (++count * 2 > slots.length) {
            SerialSpace[] grown = new SerialSpace[slots.length * 2];
            for (SerialSpace old : slots) {
                if (old != null) {
                    put(grown, old);
                }
            }
            slots = grown;
        }
        SerialSpace[] table = slots;
        put(table, space);
        slots = table;
    }

    private static void put(SerialSpace[] table, SerialSpace space) {
        int mask = table.length - 1;
        int slot = hash(space.format()) & mask;
        while (table[slot] != null) {
            slot = slot + 1 & mask;
        }
        table[slot] = space;
    }

    private static int hash(SpaceFormat format) {
        byte[] prefix = format.prefix();
        return hash(format.scheme(), prefix, 0, prefix.length, format.textLength());
    }

    private static int hash(Scheme scheme, byte[] text, int offset, int prefixLength, int textLength) {
        int hash = scheme.number() * 31 + textLength;
        for (int i = offset; i < offset + prefixLength; i++) {
            hash = hash * 31 + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}

package suma.resolver.lookup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import suma.engine.scan.Lookup;

/** Hands code texts to a {@link Lookup}, which resolves them together. */
public final class LookupTexts implements CodeTexts {
    private static final int ARENA_BYTES = 64 << 10;
    /** Arenas that are kept for the next list. */
    private static final int MOST_KEPT = 16;

    private final Lookup lookup;
    /** The lookup reads the texts only when it works its list off: a full arena is left to it, and the next one taken. */
    private final List<byte[]> kept = new ArrayList<>(List.of(new byte[ARENA_BYTES]));
    private byte[] arena = kept.get(0);
    private int full;
    private int used;

    public LookupTexts(Lookup lookup) {
        this.lookup = lookup;
    }

    public void clear() {
        lookup.clear();
        full = 0;
        arena = kept.get(0);
        used = 0;
    }

    @Override
    public int count() {
        return lookup.count();
    }

    /** The CodeId of each text, or the negative number of an {@link suma.engine.command.Unresolved}. */
    public long[] codeIds() {
        long[] codeIds = new long[lookup.count()];
        lookup.codeIds(codeIds);
        return codeIds;
    }

    @Override
    public void accept(char[] characters, int offset, int length) {
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = characters[offset + i];
            if (c >= 0x80) {
                addWide(new String(characters, offset, length));
                return;
            }
            arena[used + i] = (byte) c;
        }
        lookup.add(arena, used, length);
        used += length;
    }

    private void reserve(int length) {
        if (arena.length - used < length) {
            full++;
            arena = length > ARENA_BYTES ? new byte[length] : nextArena();
            used = 0;
        }
    }

    private byte[] nextArena() {
        if (full < kept.size()) {
            return kept.get(full);
        }
        byte[] made = new byte[ARENA_BYTES];
        if (full == kept.size() && full < MOST_KEPT) {
            kept.add(made);
        }
        return made;
    }

    private void addWide(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        lookup.add(utf8, 0, utf8.length);
    }
}

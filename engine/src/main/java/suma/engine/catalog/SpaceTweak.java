package suma.engine.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import suma.engine.Sha256;
import suma.engine.code.SpaceFormat;

/**
 * What keeps the ciphers of two serial spaces under one master key apart: at most seven bytes, which FF1 works off in its first
 * block.
 */
public enum SpaceTweak {
    /**
     * The space's number, as in folders of version 2. A space that is opened after an old backup was restored may have another
     * number than it had, and would then issue serials that were issued under that.
     */
    NUMBER {
        @Override
        byte[] of(int number, SpaceFormat format) {
            return new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
        }
    },
    /** The first bytes of the SHA-256 of the format's key, which does not depend on what was ordered before. */
    FORMAT {
        @Override
        byte[] of(int number, SpaceFormat format) {
            return Arrays.copyOf(Sha256.begin().digest(format.key().getBytes(StandardCharsets.UTF_8)), MOST_BYTES);
        }
    };

    private static final int MOST_BYTES = 7;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where the text is none */
    public static SpaceTweak of(String text) {
        return Arrays.stream(values()).filter(tweak -> tweak.text().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tweak: expected number or format, actual " + text));
    }

    abstract byte[] of(int number, SpaceFormat format);
}

package suma.engine.store;

import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.SubjectLayout;

/**
 * An alert in the store.
 *
 * <pre>
 * key:     number, 8 bytes
 * value:   rule:u8 | subject ({@link SubjectLayout}) | at:zigzag ms | sequence:varint | evidence:texts
 * </pre>
 */
public final class AlertLayout {
    private static final int NUMBER_BYTES = 8;

    private AlertLayout() {
    }

    public static byte[] key(long number) {
        return new ByteWriter().fixed(number, NUMBER_BYTES).toBytes();
    }

    public static long number(byte[] key) {
        return new ByteReader(key).fixed(NUMBER_BYTES);
    }

    public static byte[] encode(Alert alert) {
        ByteWriter out = new ByteWriter().u8(alert.rule().ordinal());
        SubjectLayout.write(alert.subject(), out);
        return out.zigzag(alert.atMs()).varint(alert.sequence()).texts(alert.evidence()).toBytes();
    }

    public static Alert read(byte[] key, byte[] value) {
        ByteReader in = new ByteReader(value);
        AlertRule rule = AlertRule.values()[in.u8("alert rule", 0, AlertRule.values().length - 1)];
        return new Alert(number(key), rule, SubjectLayout.read(in), in.zigzag(), in.varint(), in.texts());
    }
}

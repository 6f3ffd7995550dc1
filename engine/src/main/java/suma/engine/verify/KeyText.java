package suma.engine.verify;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import suma.engine.CorruptionException;
import suma.engine.catalog.Batch;
import suma.engine.index.Block;
import suma.engine.store.BatchHistoryLayout;
import suma.engine.store.BlockLayout;
import suma.engine.store.CatalogLayout;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.ForeignLayout;
import suma.engine.store.HistoryLayout;
import suma.engine.store.StayLayout;

/** What the key of an entry speaks of. */
final class KeyText {
    private KeyText() {
    }

    static String of(Column column, byte[] key) {
        try {
            return text(column, key);
        } catch (CorruptionException malformed) {
            return "malformed key " + HexFormat.of().formatHex(key);
        }
    }

    private static String text(Column column, byte[] key) {
        return switch (column) {
            case CATALOG -> catalogEntry(CatalogLayout.kind(key), CatalogLayout.number(key));
            case BLOCK, CUSTODY, SCANS -> codesOf(BlockLayout.number(key));
            case HISTORY -> codesOf(HistoryLayout.block(key));
            case BATCH_HISTORY -> "batch " + Batch.id(BatchHistoryLayout.batch(key));
            case CONTENTS -> "parent " + ContentsLayout.parent(key) + ", children from CodeId " + ContentsLayout.first(key) + " on";
            case STAY -> "former children of parent " + StayLayout.parent(key);
            case FOREIGN -> "code " + new String(key, StandardCharsets.UTF_8).replace('\0', ' ');
            case FOREIGN_TEXT -> "CodeId " + ForeignLayout.codeId(key);
            case TAKEN -> "space " + ForeignLayout.takenSpace(key) + ", index " + ForeignLayout.takenIndex(key);
            default -> "key " + HexFormat.of().formatHex(key);
        };
    }

    private static String catalogEntry(CatalogLayout.Kind kind, int number) {
        return kind == CatalogLayout.Kind.BATCH ? "batch " + Batch.id(number) : kind.name().toLowerCase(Locale.ROOT) + " " + number;
    }

    private static String codesOf(long block) {
        return "CodeIds " + Block.ordinal(block, 0) + " to " + Block.ordinal(block, Block.CODES - 1);
    }
}

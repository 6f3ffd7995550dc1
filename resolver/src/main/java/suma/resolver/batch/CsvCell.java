package suma.resolver.batch;

import java.util.Arrays;

/** The first cell of a CSV line (RFC 4180). */
final class CsvCell {
    private static final byte[] TITLE = {'c', 'o', 'd', 'e'};

    private CsvCell() {
    }

    static byte[] first(byte[] line) {
        return line.length > 0 && line[0] == '"' ? quoted(line) : bare(line);
    }

    static boolean isTitle(byte[] cell) {
        return Arrays.equals(cell, TITLE);
    }

    private static byte[] bare(byte[] line) {
        int end = 0;
        while (end < line.length && line[end] != ',') {
            end++;
        }
        return Arrays.copyOf(line, end);
    }

    private static byte[] quoted(byte[] line) {
        byte[] cell = new byte[line.length];
        int count = 0;
        for (int i = 1; i < line.length; i++) {
            boolean quote = line[i] == '"';
            if (quote && (i + 1 == line.length || line[i + 1] != '"')) {
                break;
            }
            cell[count++] = line[i];
            i += quote ? 1 : 0;
        }
        return Arrays.copyOf(cell, count);
    }
}

package suma.resolver.resp;

import java.util.Arrays;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.lookup.Scanner;

/** Lookups of one connection that are worked off together, and their replies in order. Not thread-safe. */
final class LookupRun implements Lookup.Taker {
    /** Codes that are taken together; a basket may be more. */
    static final int FULL = 512;
    private static final byte VERDICT = 0;
    private static final byte ELEMENT = 1;
    private static final byte PARENT = 2;

    private final Scanner scanner;
    private final RespEncoder out;
    private byte[] kind = new byte[FULL];
    /** Elements of the array that begins with a code, 0 where none does. */
    private int[] array = new int[FULL];
    private int count;
    private int caller;

    LookupRun(Scanner scanner, RespEncoder out) {
        this.scanner = scanner;
        this.out = out;
    }

    boolean full() {
        return count >= FULL;
    }

    void clear() {
        count = 0;
    }

    void get(Arguments command) {
        add(command, 1, VERDICT, 0);
    }

    void parent(Arguments command) {
        add(command, 1, PARENT, 0);
    }

    void mget(Arguments command) {
        add(command, 1, ELEMENT, command.count() - 1);
        for (int i = 2; i < command.count(); i++) {
            add(command, i, ELEMENT, 0);
        }
    }

    private void add(Arguments command, int argument, byte itsKind, int elements) {
        if (count == 0) {
            scanner.lookup.clear();
        }
        if (count == kind.length) {
            kind = Arrays.copyOf(kind, count * 2);
            array = Arrays.copyOf(array, count * 2);
        }
        kind[count] = itsKind;
        array[count++] = elements;
        scanner.lookup.add(command.bytes(), command.start(argument), command.length(argument));
    }

    /**
     * Replies to what was added.
     *
     * @param key number of the key that the connection showed
     */
    void execute(int key) {
        caller = key;
        if (count > 0) {
            scanner.lookup.findAll(this);
            scanner.tally.publish();
            count = 0;
        }
    }

    @Override
    public void found(int position, Finding finding) {
        scanner.saw(finding, caller);
        if (array[position] > 0) {
            out.array(array[position]);
        }
        if (!finding.isCode()) {
            noCode(kind[position], finding);
        } else if (kind[position] == PARENT) {
            parent(finding);
        } else {
            scanner.verdicts.write(scanner.json.clear(), finding);
            out.bulk(scanner.json.bytes(), 0, scanner.json.length());
        }
    }

    /** As a Redis list has nil for a key of another type, a basket has it for a text that is no code. */
    private void noCode(byte itsKind, Finding finding) {
        if (itsKind == ELEMENT) {
            out.nil();
        } else {
            out.error("ERR " + finding.problem());
        }
    }

    private void parent(Finding finding) {
        if (finding.parentLength() == 0) {
            out.nil();
        } else {
            out.bulk(finding.parentCode(), 0, finding.parentLength());
        }
    }
}

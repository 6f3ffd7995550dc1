package suma.resolver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.linear.Deed.Checkout;
import suma.resolver.linear.Deed.Look;
import suma.resolver.linear.Deed.Order;
import suma.resolver.linear.Deed.Pack;
import suma.resolver.linear.Deed.ParentOf;
import suma.resolver.linear.Deed.Undo;
import suma.resolver.linear.Deed.Unpack;

/**
 * The checker finds what is wrong, and nothing else. An operation is {@code call-answer deed => what was said}, where no
 * answer is a dash alone; units are {@code u}, {@code v}, cases {@code c}, {@code d}.
 */
class CheckerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stale read                     | false | 1-2 pack c u => done; 3-4 look u => ok by  in
            stale read behind a newer one  | false | 1-9 pack c u => done; 2-3 look u => ok by  in c; 4-5 look u => ok by  in
            read of what was never done    | false | 1-2 look u => ok by  in c
            read before the call           | false | 1-2 look u => ok by  in c; 3-4 pack c u => done
            half of a packing              | false | 1-9 pack c u v => done; 2-3 look u => ok by  in c; 4-5 look v => ok by  in
            lost update                    | false | 1-2 pack c u => done; 3-4 unpack c u => done; 5-6 pack c u => done; 7-8 parent u =>
            packed twice at once           | false | 1-4 pack c u => done; 2-3 pack d u => done
            refused without a reason       | false | 1-2 pack c u => refused
            double sale                    | false | 1-4 sell C1 P u => ok by P; 2-3 sell C2 Q u => ok by Q
            sale that was lost             | false | 1-2 sell C1 P u => ok by P; 3-4 look u => ok by  in
            sold by another                | false | 1-2 sell C1 P u => ok by P; 3-4 look u => sold by Q in
            undone twice                   | false | 1-2 sell C1 P u => ok by P; 3-6 undo C1 P => done; 4-5 undo C1 P => done
            unknown sale undone by itself  | false | 1- sell - P u => ?; 2-3 look u => sold by P in ; 4-5 look u => ok by  in
            order twice                    | false | 1-2 order => B8; 3-4 order => B8
            order left out                 | false | 1-2 order => B8; 3-4 order => B10
            orders against time            | false | 1-2 order => B9; 3-4 order => B8
            nothing                        | true  |
            one after the other            | true  | 1-2 pack c u => done; 3-4 look u => ok by  in c; 5-6 unpack c u => done; 7-8 parent u =>
            either during the call         | true  | 1-9 pack c u => done; 2-3 look u => ok by  in ; 4-5 look u => ok by  in c
            one of two at once             | true  | 1-4 pack c u => done; 2-3 pack d u => refused; 5-6 parent u => c
            the later called is first      | true  | 1-4 pack c u => refused; 2-3 pack d u => done
            case sold with what is in it   | true  | 1-2 pack c u => done; 3-4 sell C1 P c => ok by P; 5-6 look u => sold by P in c; 7-8 sell C2 Q u => sold by P
            what is sold alone leaves      | true  | 1-2 pack c u => done; 3-4 sell C1 P u => ok by P; 5-6 look u => sold by P in ; 7-8 undo C1 P => done; 9-10 parent u => c
            unknown, not done              | true  | 1- pack c u => ?; 2-3 parent u =>; 4-5 pack d u => done
            unknown, done later            | true  | 1- pack c u => ?; 2-3 parent u =>; 4-5 parent u => c
            unknown, in vain               | true  | 1-2 pack c u => done; 3- pack d u => ?; 4-5 parent u => c
            orders at once                 | true  | 1-4 order => B9; 2-3 order => B8; 5-6 order => B10
            """)
    void tells(String what, boolean right, String history) {
        boolean ofOrders = history != null && history.contains("order");
        List<Operation> operations = operations(history == null ? "" : history);
        boolean found = (ofOrders ? Checker.objection(new OrderModel(7), operations)
                : Checker.objection(new GoodsModel(List.of("u", "v", "c", "d")), operations)).isEmpty();
        assertEquals(right, found, what);
    }

    private static List<Operation> operations(String history) {
        List<Operation> operations = new ArrayList<>();
        for (String text : history.isBlank() ? new String[0] : history.split(";")) {
            String[] sides = text.strip().split(" ?=> ?", -1);
            String[] words = sides[0].split(" ");
            String[] times = words[0].split("-", -1);
            List<String> rest = List.of(words).subList(2, words.length);
            operations.add(new Operation(operations.size(), deed(words[1], rest), said(sides[1]), words[1].equals("sell") ? rest.get(0) : "",
                    Long.parseLong(times[0]), times[1].isEmpty() ? Operation.NEVER : Long.parseLong(times[1])));
        }
        return operations;
    }

    /** Blanks at the end of a table's line are cut off. */
    private static String said(String text) {
        return text.endsWith(" in") ? text + " " : text;
    }

    private static Deed deed(String verb, List<String> words) {
        return switch (verb) {
            case "pack" -> new Pack(words.get(0), words.subList(1, words.size()));
            case "unpack" -> new Unpack(words.get(0), words.subList(1, words.size()));
            case "sell" -> new Checkout(words.subList(2, words.size()), words.get(1));
            case "undo" -> new Undo(words.get(0), words.get(1));
            case "look" -> new Look(words.get(0));
            case "parent" -> new ParentOf(words.get(0));
            default -> new Order("");
        };
    }
}

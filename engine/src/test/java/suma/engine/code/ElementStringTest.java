package suma.engine.code;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ElementStringTest {

    /** {@code ^} stands for FNC1; nothing after the arrow means that the text is refused. */
    private static final String TABLE = """
            ^ -> -
            ^0 -> -
            ^05123 -> -
            ^10 -> -
            ^10^21A -> -
            ^^10A -> -
            ^10ABCDEFGHIJ0123456789X -> -
            ^10AB C -> -
            ^11251301 -> -
            ^11250230 -> -
            ^20123 -> -
            ^201^10A -> -
            ^2532112345678901 -> -
            ^30123456789 -> -
            ^3106000195 -> -
            ^310300019 -> -
            ^392 -> -
            ^3910156 -> -
            ^4141234567890127 -> -
            ^4217 -> -
            ^4264 -> -
            ^43241225002460x -> -
            ^70032512312460 -> -
            ^70032512312400 -> -
            ^7040A123 -> -
            ^71812 -> -
            ^723012345678901234567890123456789012 -> -
            ^725020251331 -> -
            ^800212345678901234567890X -> -
            ^80031211234567890012 -> -
            ^8008250229 -> -
            ^8010ab -> -
            ^80182112345678900 -> -
            ^9012345678901234567890123456789012X -> -
            ^10A^10B -> -
            ^10A -> (10)A
            ^11251200 -> (11)251200
            ^17240229 -> (17)240229
            ^2012 -> (20)12
            ^201210A -> (20)12(10)A
            ^20121124123110A -> (20)12(11)241231(10)A
            ^22AB^235ab^240c -> (22)AB(235)ab(240)c
            ^2532112345678900 -> (253)2112345678900
            ^2532112345678900X/1 -> (253)2112345678900X/1
            ^3012345678 -> (30)12345678
            ^3103000195392215 -> (3103)000195(3922)15
            ^31050001953905999999 -> (3105)000195(3905)999999
            ^3911156123 -> (3911)156123
            ^4102112345678900 -> (410)2112345678900
            ^421156100000 -> (421)156100000
            ^4300Company -> (4300)Company
            ^43302512315 -> (4330)2512315
            ^43302512^10A -> -
            ^4330000251- -> (4330)000251-
            ^70032512312359 -> (7003)2512312359
            ^70072512312512 -> -
            ^7007251231260101 -> (7007)251231260101
            ^7031156Farm -> (7031)156Farm
            ^7239AB12 -> (7239)AB12
            ^725020251231 -> (7250)20251231
            ^80081224^10A -> -
            ^800825022823 -> (8008)25022823
            ^8010AB#1 -> (8010)AB#1
            ^8030AB_-= -> (8030)AB_-=
            ^99ABC -> (99)ABC
            ^0112345678901231^10A^ -> (01)12345678901231(10)A
            (10)A(99)B -> (10)A(99)B
            (10)A(B(99)C -> (10)A(B(99)C
            """;

    @Test
    void valuesAreHeldAgainstTheirIdentifiers() {
        Schemes schemes = Schemes.standard();
        Stream<Executable> rows = Texts.rows(TABLE).stream().map(row -> () -> {
            String elements = Texts.elements(Texts.read(schemes, row[0]));
            assertEquals(row[1], elements.isEmpty() ? "-" : elements, row[0]);
        });
        assertAll(rows);
    }
}

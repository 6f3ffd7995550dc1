package suma.engine.code;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReadingTest {

    private final Schemes schemes = Schemes.standard();

    private void assertLines(String table) {
        Stream<Executable> rows = Texts.rows(table).stream()
                .map(row -> () -> assertEquals(row[1], Texts.line(Texts.read(schemes, row[0])), row[0]));
        assertAll(rows);
    }

    @Test
    void textsThatAreNoCodeSayWhatIsWrongWhere() {
        assertLines("""
                 -> NONE text is empty
                hello -> NONE no scheme has codes like "hello"
                991234 -> NONE no scheme has codes like "991234"
                6901234567891 -> NONE gs1-gtin: check digit: expected 2, actual 1 at position 13
                011234567890123521ABC -> NONE gs1-sgtin: check digit: expected 1, actual 5 at position 16; gs1-lgtin: check digit: expected 1, actual 5 at position 16
                91350100m000100Y43 -> NONE gs1-sscc: unexpected 'm' at position 9; equipment: unexpected 'm' at position 9; uscc-18: unexpected 'm' at position 9
                5101273001145960000401401140000009x -> NONE tcm-35: unexpected 'x' at position 35
                51012730011459600004014011400000094 -> NONE tcm-35: check digit: expected 3, actual 4 at position 35
                51012730011459700004014011400000093 -> NONE tcm-35: check digit: expected 6, actual 7 at position 15
                ٨١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩ -> NONE no scheme has codes like "٨١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩": unexpected U+0668 at position 1
                8123456789\u000101234567890 -> NONE no scheme has codes like "8123456789 01234567890": unexpected U+0001 at position 11
                8123456789é0123456789 -> NONE no scheme has codes like "8123456789é0123456789"
                1.2.156.03088 -> NONE no scheme has codes like "1.2.156.03088"
                1.2.156..3088 -> NONE no scheme has codes like "1.2.156..3088"
                86.1000/abc -> NONE no scheme has codes like "86.1000/abc"
                (01)12345678901235(21)9999 -> NONE GS1: wrong value of application identifier 01, expected N14:csum, wrong at position 18
                (01)12345678901231(2199 -> NONE GS1: wrong value of application identifier 01, expected N14:csum, wrong at position 19
                (0112345678901231 -> NONE GS1: expected an application identifier in brackets at position 1
                ]d20112345678901235 -> NONE GS1: wrong value of application identifier 01, expected N14:csum, wrong at position 19
                ]d249ABC -> NONE GS1: no application identifier at position 4
                ^9912 -> NONE GS1: no element that names an item or a product
                ^01123456789012310112345678901248 -> NONE GS1: application identifier repeated of application identifier 01 at position 18
                Http://a/00/123456789012345675 -> NONE no scheme has codes like "Http://a/00/123456789012345675"
                https://a/01/12345678901231/21/a%2 -> NONE Digital Link: wrong percent escape at position 33
                https://a/01/12345678901231/21/a%00 -> NONE Digital Link: wrong percent escape at position 33
                https://a/01/12345678901231/21/5/10/A -> NONE Digital Link: not allowed here of application identifier 10 at position 34
                https://a/01/12345678901231?21=5 -> NONE Digital Link: not allowed here of application identifier 21 at position 29
                https://a/01/12345678901231?8200=5 -> NONE Digital Link: not allowed here of application identifier 8200 at position 29
                https://a/01/12345678901231?44=5 -> NONE GS1: no application identifier at position 29
                https://a/gtin/12345678901231 -> NONE Digital Link: no primary key and value in the path; expected digits such as 01, actual gtin at position 29
                https://id.gs1.org/ARHKVAdpkT -> NONE Digital Link: no primary key and value in the path; compressed links are not read at position 29
                https://a@b/01/12345678901231 -> NONE Digital Link: not a URI of scheme, host and path at position 10
                urn:epc:id:sgtin:23456789.1123.9999 -> NONE EPC: company prefix and reference have a wrong number of digits at position 18
                urn:epc:id:sgtin:234567890.1123. -> NONE EPC: expected urn:epc:id:, a known kind and its parts at position 33
                urn:epc:id:sgtin:234567890.1123.%zz -> NONE Digital Link: wrong percent escape at position 33
                urn:epc:id:sscc:234567.1890123456 -> NONE EPC: company prefix and reference have a wrong number of digits at position 17
                urn:epc:tag:sgtin-96:1.234567890.1123.9999 -> NONE EPC: what a tag holds; expected the pure identity, urn:epc:id:sgtin:234567890.1123.9999
                urn:epc:tag:sscc-96 -> NONE EPC: what a tag holds; expected the pure identity, urn:epc:id: with kind and parts
                urn:epc:raw:96.x3 -> NONE EPC: the bits of a tag; expected the pure identity, urn:epc:id: with kind and parts
                urn:epc:id:grai:211234.567890. -> NONE EPC: expected urn:epc:id:, a known kind and its parts at position 31
                urn:epc:idpat:grai:211234.56789.* -> NONE EPC: company prefix and reference have a wrong number of digits at position 20
                https://a/01/12345678901231?99=A+B -> NONE GS1: wrong value of application identifier 99, expected X..90, wrong at position 33
                https://[fe80::1%25lo]/01/12345678901231 -> NONE Digital Link: not a URI of scheme, host and path at position 17
                (10)A\\(21)B -> NONE GS1: no element that names an item or a product
                urn:epc:id:gid:1.2.3 -> NONE EPC: expected id:sgtin, id:sscc, id:grai, id:giai or class:lgtin, actual id:gid at position 9
                urn:epc:id:sgln:0614141.12345.400 -> NONE EPC: expected id:sgtin, id:sscc, id:grai, id:giai or class:lgtin, actual id:sgln, which names a location at position 9
                urn:epc: -> NONE EPC: expected id:sgtin, id:sscc, id:grai, id:giai or class:lgtin, actual nothing at position 9
                4146901234567892 -> NONE no scheme has codes like "4146901234567892"; as GS1 elements, (414) names no item and no product
                8006012345678912310102 -> NONE no scheme has codes like "8006012345678912310102"; as GS1 elements, (8006) names no item and no product
                """);
    }

    @Test
    void plainCodesAreReadByEverySchemeTheyFit() {
        assertLines("""
                12345678901231 -> PRODUCT gs1-gtin=0112345678901231
                02345673 -> PRODUCT gs1-gtin=0100000002345673
                6901234567892 -> PRODUCT gs1-gtin=0106901234567892
                6901028075763 -> CODE gs1-gtin=0106901028075763 detonator-13=6901028075763
                123456789012345675 -> CODE gs1-sscc=123456789012345675
                00123456789012345675 -> CODE drug-20=00123456789012345675 market-20=00123456789012345675 gs1-sscc=123456789012345675 equipment-20=00123456789012345675 seed-20=00123456789012345675
                81234560000000000017 -> CODE drug-20=81234560000000000017 market-20=81234560000000000017 equipment-20=81234560000000000017 seed-20=81234560000000000017
                0112345678901231219999 -> CODE gs1-sgtin=0112345678901231219999
                011234567890123121a/b -> CODE gs1-sgtin=011234567890123121a/b
                0112345678901248101234 -> PRODUCT gs1-lgtin=0112345678901248101234
                202511031234512345678901 -> CODE vetdrug-24=202511031234512345678901 pesticide-2026=202511031234512345678901
                91350100M000100Y43 -> PRODUCT uscc-18=91350100M000100Y43
                10127300114596 -> PRODUCT tcm-14=10127300114596
                1101273001145961401070059 -> PRODUCT tcm-25=1101273001145961401070059
                1101273001215831401061217 -> PRODUCT tcm-25=1101273001215831401061217
                1101273001215831401061204 -> PRODUCT tcm-25=1101273001215831401061204
                51012730011459600004014011400000093 -> CODE tcm-35=51012730011459600004014011400000093
                86901234567890 -> PRODUCT drug-standard=86901234567890
                311010001201400012 -> CODE equipment=311010001201400012
                12345678901234567 -> CODE organic-17=12345678901234567
                3110100012014001 -> NONE no scheme has codes like "3110100012014001"
                0150101112346 -> CODE detonator-13=0150101112346
                ABCDEFGHIJ0123456789 -> CODE seed-20=ABCDEFGHIJ0123456789
                80030234567890123912 -> CODE drug-20=80030234567890123912 market-20=80030234567890123912 equipment-20=80030234567890123912 seed-20=80030234567890123912
                80030021123456789007 -> CODE drug-20=80030021123456789007 market-20=80030021123456789007 equipment-20=80030021123456789007 seed-20=80030021123456789007
                800302112345678900AB -> CODE seed-20=800302112345678900AB gs1-grai=800302112345678900AB
                80049520614AB -> CODE gs1-giai=80049520614AB
                80049520AB -> CODE gs1-giai=80049520AB
                80044party1234567 -> NONE no scheme has codes like "80044party1234567"
                1.2.156.3088.1.5 -> CODE oid=1.2.156.3088.1.5
                86.100.1/AB-12 -> CODE handle=86.100.1/AB-12
                ecode:1100012345678000000000001 -> CODE ecode=ecode:1100012345678000000000001
                """);
    }

    @Test
    void groupedAndFullWidthCharactersAreReadAsTheyAreMeant() {
        assertLines("""
                1 2345678 90123456 7-4 -> NONE gs1-sscc: check digit: expected 5, actual 4 at position 18; uscc-18: check digit: expected 8, actual 4 at position 18; equipment: unexpected '0' at position 10
                １２３４５６７８９０１２３４５６７５ -> CODE gs1-sscc=123456789012345675
                1 2345678 90123456 7-5 -> CODE gs1-sscc=123456789012345675
                （０１）12345678901231（21）9９ -> CODE gs1-sgtin=01123456789012312199
                (01)12345678901231（21）a（b -> CODE gs1-sgtin=011234567890123121a(b
                （01）1234567890123５ -> NONE GS1: wrong value of application identifier 01, expected N14:csum, wrong at position 18
                1　2345678\u00a090123456‐7–5 -> CODE gs1-sscc=123456789012345675
                1\u200b2345678\ufeff901234567-5 -> CODE gs1-sscc=123456789012345675
                (00) 123456789012345675 -> CODE gs1-sscc=123456789012345675
                """);
    }

    @Test
    void gs1FormsEndAsTheSamePlainCode() {
        assertLines("""
                (01)12345678901231(21)9999 -> CODE gs1-sgtin=0112345678901231219999
                (01)12345678901231(17)251231(10)L1(21)ab(c) -> CODE gs1-sgtin=011234567890123121ab(c)
                (01)12345678901231(21)a\\(10)b -> CODE gs1-sgtin=011234567890123121a(10)b
                (01)12345678901231(21)a\\(b -> CODE gs1-sgtin=011234567890123121a(b
                (8003)02112345678900 -> PRODUCT gs1-grai-type=800302112345678900
                https://a.cn/8003/02112345678900 -> PRODUCT gs1-grai-type=800302112345678900
                urn:epc:idpat:grai:211234.567890.* -> PRODUCT gs1-grai-type=800302112345678900
                https://[2001:db8::1]/01/12345678901231 -> PRODUCT gs1-gtin=0112345678901231
                https://a/01/12345678901231/10/A+B -> PRODUCT gs1-lgtin=011234567890123110A+B
                ^01123456789012312199 -> CODE gs1-sgtin=01123456789012312199
                ^01123456789012311725123110L1^2199^ -> CODE gs1-sgtin=01123456789012312199
                01123456789012311725123110L1^2199 -> CODE gs1-sgtin=01123456789012312199
                ]d2011234567890123110L1 -> PRODUCT gs1-lgtin=011234567890123110L1
                ]C100123456789012345675 -> CODE gs1-sscc=123456789012345675
                ]E06901234567892 -> PRODUCT gs1-gtin=0106901234567892
                ]Q1123456789012345675 -> CODE gs1-sscc=123456789012345675
                ^021234567890123137100^00123456789012345675 -> CODE gs1-sscc=123456789012345675
                (02)12345678901231(37)100 -> PRODUCT gs1-gtin=0112345678901231
                https://id.gs1.org/01/12345678901231/21/9999 -> CODE gs1-sgtin=0112345678901231219999
                https://id.gs1.org/01/12345678901231/21/a%2Fb?17=251231&linkType=gs1:pip#x -> CODE gs1-sgtin=011234567890123121a/b
                HTTPS://EXAMPLE.CN/stem/00/123456789012345675 -> CODE gs1-sscc=123456789012345675
                https://id.gs1.org/01/12345678901248/10/1234 -> PRODUCT gs1-lgtin=0112345678901248101234
                http://a.cn/01/6901234567892 -> PRODUCT gs1-gtin=0106901234567892
                https://a.cn/8004/9520614AB?01=12345678901231 -> CODE gs1-giai=80049520614AB
                urn:epc:id:sgtin:234567890.1123.9999 -> CODE gs1-sgtin=0112345678901231219999
                urn:epc:id:sgtin:234567890.1123.a%2Fb.c -> CODE gs1-sgtin=011234567890123121a/b.c
                urn:epc:id:sscc:234567.18901234567 -> CODE gs1-sscc=123456789012345675
                urn:epc:class:lgtin:234567.1890124.1234 -> PRODUCT gs1-lgtin=0112345678901248101234
                urn:epc:idpat:sgtin:234567890.1123.* -> PRODUCT gs1-gtin=0112345678901231
                urn:epc:id:grai:211234.567890.AB -> CODE gs1-grai=800302112345678900AB
                urn:epc:id:giai:952061.4AB -> CODE gs1-giai=80049520614AB
                """);
    }

    @Test
    void codesAreFoundAmongTheWordsOfALabel() {
        assertLines("""
                农药名称：甲，登记证号：PD20250001 -> NONE no scheme has codes like "农药名称：甲，登记证号：PD20250001"
                郑单958\\n某种业\\nABC 123\\nhttp://seed.cn/x -> NONE no scheme has codes like "郑单958 某种业 ABC 123 http://seed.cn/x"
                农药名称：甲，单元识别代码：31234561001123456789012345678901，http://x.cn -> CODE pesticide-32=31234561001123456789012345678901
                http://www.x.cn/?n=202511031234501234567890 -> CODE vetdrug-24=202511031234501234567890 pesticide-2026=202511031234501234567890
                https://x.cn/c/011234567890123521999 -> NONE Digital Link: no primary key and value in the path at position 36
                https://x.cn/c/0112345678901231219999 -> CODE gs1-sgtin=0112345678901231219999
                https://x.cn/trace/c/0112345678901231219%2F9?lang=en -> CODE gs1-sgtin=0112345678901231219/9
                药品追溯码：８１２３４５６７８９０１２３４５６７８９ -> CODE drug-20=81234567890123456789 market-20=81234567890123456789 equipment-20=81234567890123456789
                郑单958\\n某种业\\nABC123\\nhttp://seed.cn/x -> CODE seed-20=ABC123
                """);
    }
}

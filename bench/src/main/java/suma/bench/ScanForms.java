package suma.bench;

import java.util.ArrayList;
import java.util.List;
import suma.engine.code.CodeForms;
import suma.engine.code.Scheme;

/** The texts other than the plain code that scanners and phones give: grouped, full-width, on a label, and in the forms of GS1. */
final class ScanForms {
    private static final String STEM = "https://id.example.org";
    private static final int COMPANY_PREFIX = 6;
    private static final int GROUP = 4;
    private static final int FULL_WIDTH = '０' - '0';

    private ScanForms() {
    }

    static List<String> of(Scheme scheme, String code) {
        List<String> forms = new ArrayList<>();
        CodeForms gs1 = CodeForms.of(scheme, code);
        if (gs1.elementString().isPresent()) {
            addGs1(gs1, gs1.elementString().get(), forms);
        } else if (code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            addDigits(code, forms);
        }
        if (scheme.name().equals("seed-20")) {
            forms.add("郑单958\n某种业公司\n" + code + "\nhttp://seed.example.cn/x");
        }
        return forms;
    }

    /** {@code elements} begin with FNC1. */
    private static void addGs1(CodeForms gs1, String elements, List<String> forms) {
        forms.add("]d2" + elements.substring(1));
        forms.add(elements + "\u001d10LOT7\u001d17271231");
        forms.add(gs1.bracketed().orElseThrow());
        forms.add(gs1.digitalLink(STEM).orElseThrow() + "?17=271231");
        forms.add(gs1.epcUrn(COMPANY_PREFIX).orElseThrow());
    }

    private static void addDigits(String code, List<String> forms) {
        forms.add(code.replaceAll("(.{" + GROUP + "})(?!$)", "$1 "));
        forms.add(code.chars().collect(StringBuilder::new, (wide, c) -> wide.appendCodePoint(c + FULL_WIDTH), StringBuilder::append).toString());
        forms.add(STEM + "/c/" + code);
        if (code.length() > 13) {
            forms.add("名称：甲，单元识别代码：" + code + "，http://label.example.cn/x");
        }
    }
}

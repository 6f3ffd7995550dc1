package suma.resolver.lookup;

import java.util.Optional;
import suma.engine.code.CodeForms;
import suma.engine.code.Reading;
import suma.resolver.json.JsonOut;

/** How a text was read, as JSON. */
final class ReadingJson {
    private ReadingJson() {
    }

    /** Writes {@code {text, kind, scheme, code, elements, forms, candidates}} of a text that is some code. */
    static void write(JsonOut out, String text, Reading reading, int companyPrefixLength) {
        CodeForms first = CodeForms.of(reading, 0);
        out.beginObject().field("text", text).field("kind", first.scheme().namesItem() ? "code" : "product")
                .field("scheme", first.scheme().name()).field("code", first.code());
        writeElements(out, first);
        writeForms(out, first, companyPrefixLength);
        if (reading.candidates() > 1) {
            writeCandidates(out, reading, companyPrefixLength);
        }
        out.endObject();
    }

    private static void writeElements(JsonOut out, CodeForms forms) {
        out.name("elements").beginArray();
        forms.elements().forEach((ai, value) -> out.beginObject().field("ai", ai).field("value", value).endObject());
        out.endArray();
    }

    private static void writeForms(JsonOut out, CodeForms forms, int companyPrefixLength) {
        if (forms.elements().isEmpty()) {
            return;
        }
        out.name("forms").beginObject();
        write(out, "elementString", forms.elementString());
        write(out, "bracketed", forms.bracketed());
        write(out, "digitalLink", forms.digitalLink(CodeForms.CANONICAL_STEM));
        write(out, "epcUrn", forms.epcUrn(companyPrefixLength));
        out.endObject();
    }

    private static void write(JsonOut out, String name, Optional<String> form) {
        form.ifPresent(text -> out.field(name, text));
    }

    private static void writeCandidates(JsonOut out, Reading reading, int companyPrefixLength) {
        out.name("candidates").beginArray();
        for (int i = 0; i < reading.candidates(); i++) {
            CodeForms forms = CodeForms.of(reading, i);
            out.beginObject().field("scheme", forms.scheme().name()).field("code", forms.code());
            writeForms(out, forms, companyPrefixLength);
            out.endObject();
        }
        out.endArray();
    }
}

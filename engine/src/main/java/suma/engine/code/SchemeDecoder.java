package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads scheme definitions from JSON.
 *
 * <pre>
 * {"schemes": [
 *   {"name": "crate-18", "title": "Crates of the county market", "category": "vegetables",
 *    "from": "2026-01-01", "until": "2030-12-31",
 *    "parts": [
 *      {"constant": "77"},
 *      {"product": "depot", "length": 3},
 *      {"batch": "packedOn", "date": "yyMMdd"},
 *      {"serial": "digits", "length": 6},
 *      {"check": "mod10"}]}]}
 * </pre>
 *
 * <p>A code is its parts in order. Each part says where its text comes from: {@code constant}, a field of the
 * {@code product} or of the {@code batch}, the {@code serial}, or a {@code check} character over all before it, which can only come
 * last ({@code mod10} or {@code tcm}, of digits only, or {@code mod31}; with {@code "own": true} codes of other issuers are read without
 * it).
 *
 * <p>A field has a {@code length} (or a range such as {@code "6..12"}, for one field that comes before the serial) and an {@code alphabet}
 * (default {@code digits}; also {@code alphanumeric}, {@code base62}, {@code hex}, {@code uscc31}, {@code cset82}, or
 * {@code chars:} and the characters), or else a {@code date} pattern; further {@code values} it is limited to, a {@code check} of its own,
 * and a {@code default} for products that leave it out.
 *
 * <p>A serial has one alphabet or a list to choose from, a {@code length}, a range of lengths with the usual one in {@code issued},
 * or {@code "rest"}: what the other parts leave of the scheme's {@code length}. {@code read} is the wider alphabet of other issuers.
 *
 * <p>{@code names} is {@code item} (the default), {@code class} or {@code party}. {@code productOf} lists schemes whose products
 * have the same fields. With {@code inText} the code is also looked for inside longer scanned texts.
 * {@code optionalPrefix} is text that some scanners leave before the code. A {@code shape} ({@code oid}, {@code handle}, {@code ecode})
 * takes texts of other issuers whatever their parts. {@code assumption} notes what is not settled about the format.
 *
 * <p>A scheme of a known name replaces the known one, but for those of GS1, whose texts are fixed. Where a text fits several schemes, they are preferred in the order of
 * {@code "preference"}, an array of names beside {@code "schemes"}; then configured ones in their order; then the standard ones.
 */
final class SchemeDecoder {

    private static final Set<String> MEMBERS = Set.of("name", "title", "category", "names", "productOf", "inText", "from",
            "until", "length", "shape", "optionalPrefix", "assumption", "parts");
    /** The longest code. */
    static final int MAX_CODE_LENGTH = DigitSums.MAX_DIGITS;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private SchemeDecoder() {
    }

    /** Reads the definitions of a JSON object, other members of which are passed over. */
    static SchemeDefinitions decode(InputStream json) throws IOException, DefinitionException {
        DefinitionNode root = new DefinitionNode(tree(json), "$");
        List<SchemeDefinition> definitions = new ArrayList<>();
        for (DefinitionNode scheme : root.objects("schemes")) {
            definitions.add(scheme(scheme.only(MEMBERS)));
        }
        return new SchemeDefinitions(definitions, root.texts("preference"));
    }

    private static JsonNode tree(InputStream json) throws IOException, DefinitionException {
        try {
            JsonNode tree = JSON.readTree(new InputStreamReader(json, UTF_8));
            if (!tree.isObject()) {
                throw new DefinitionException("$", "expected a JSON object, actual " + tree.getNodeType());
            }
            return tree;
        } catch (JsonProcessingException malformed) {
            throw new DefinitionException("$", "expected JSON, " + malformed.getOriginalMessage());
        }
    }

    private static SchemeDefinition scheme(DefinitionNode node) throws DefinitionException {
        String name = node.text("name");
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw node.wrong("name", "small letters, digits and hyphens");
        }
        return new SchemeDefinition(name, purpose(node), validity(node), text(node));
    }

    private static SchemeDefinition.Purpose purpose(DefinitionNode node) throws DefinitionException {
        SchemeDefinition.Names names = switch (node.text("names", "item")) {
            case "item" -> SchemeDefinition.Names.ITEM;
            case "class" -> SchemeDefinition.Names.CLASS;
            case "party" -> SchemeDefinition.Names.PARTY;
            default -> throw node.wrong("names", "item, class or party");
        };
        return new SchemeDefinition.Purpose(node.text("title", node.text("name")), node.text("category", "any"), names,
                node.texts("productOf"), node.flag("inText"));
    }

    private static SchemeDefinition.Validity validity(DefinitionNode node) throws DefinitionException {
        LocalDate from = day(node, "from", SchemeDefinition.Validity.ALWAYS.from());
        LocalDate until = day(node, "until", SchemeDefinition.Validity.ALWAYS.until());
        if (until.isBefore(from)) {
            throw node.wrong("until", "a date not before " + from);
        }
        return new SchemeDefinition.Validity(from, until);
    }

    private static LocalDate day(DefinitionNode node, String member, LocalDate otherwise) throws DefinitionException {
        try {
            return node.has(member) ? LocalDate.parse(node.text(member)) : otherwise;
        } catch (DateTimeException notDate) {
            throw node.wrong(member, "a date yyyy-MM-dd");
        }
    }

    private static SchemeDefinition.CodeText text(DefinitionNode node) throws DefinitionException {
        Optional<TextShape> shape = node.optionalText("shape").flatMap(TextShape::named);
        if (node.has("shape") && shape.isEmpty()) {
            throw node.wrong("shape", "oid, handle or ecode");
        }
        int maxLength = node.has("length") ? node.number("length", 1, MAX_CODE_LENGTH) : 0;
        String optionalPrefix = node.text("optionalPrefix", "");
        if (!Alphabet.ASCII.includes(optionalPrefix)) {
            throw node.wrong("optionalPrefix", "ASCII characters");
        }
        return new SchemeDefinition.CodeText(parts(node, maxLength), maxLength, shape, optionalPrefix);
    }

    private static List<Part> parts(DefinitionNode scheme, int maxLength) throws DefinitionException {
        int shortest = 0;
        for (DefinitionNode node : scheme.objects("parts")) {
            shortest += PartDecoder.takesRest(node) ? 0 : new PartDecoder(node, 0).decode().minLength();
        }
        List<Part> parts = new ArrayList<>();
        for (DefinitionNode node : scheme.objects("parts")) {
            parts.add(new PartDecoder(node, maxLength - shortest).decode());
        }
        new PartRules(scheme, parts).check();
        return List.copyOf(parts);
    }
}

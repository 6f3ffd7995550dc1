package suma.resolver.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suma.resolver.http.Operation.Content;
import suma.resolver.http.Operation.Parameter;
import suma.resolver.json.JsonOut;
import suma.resolver.key.Role;

/** The OpenAPI 3.1 description of a route table. */
public final class OpenApi {
    private static final Pattern SEGMENT = Pattern.compile("\\{(\\w+)(\\.\\.\\.)?}");

    private OpenApi() {
    }

    /** @param components JSON object of the schemas that routes speak of */
    public static JsonOut describe(List<Route> routes, String components) {
        JsonOut out = new JsonOut().beginObject().field("openapi", "3.1.0");
        out.name("info").beginObject().field("title", "Suma").field("version", "1")
                .field("description", "Issues trace codes, packs them, and answers scans.").endObject();
        out.name("security").beginArray().beginObject().name("key").beginArray().endArray().endObject().endArray();
        out.name("paths").beginObject();
        byTemplate(routes).forEach((template, group) -> {
            out.name(template).beginObject();
            group.forEach(route -> writeOperation(out, route));
            out.endObject();
        });
        return out.endObject().name("components").raw(components).endObject();
    }

    private static Map<String, List<Route>> byTemplate(List<Route> routes) {
        Map<String, List<Route>> groups = new TreeMap<>();
        routes.forEach(route -> groups.computeIfAbsent(route.template().replace("...}", "}"), t -> new java.util.ArrayList<>()).add(route));
        return groups;
    }

    private static void writeOperation(JsonOut out, Route route) {
        Operation operation = route.operation();
        out.name(route.method().name().toLowerCase(Locale.ROOT)).beginObject().field("summary", operation.summary());
        writeAccess(out, route.access());
        writeParameters(out, route);
        if (!operation.takes().isEmpty()) {
            out.name("requestBody").beginObject().field("required", true);
            writeContents(out, operation.takes());
            out.endObject();
        }
        out.name("responses").beginObject();
        operation.answers().forEach((status, contents) -> {
            out.name(String.valueOf(status)).beginObject().field("description", meaning(status));
            writeContents(out, contents);
            out.endObject();
        });
        out.endObject().endObject();
    }

    private static void writeAccess(JsonOut out, Access access) {
        if (access.withoutKey()) {
            out.name("security").beginArray().endArray();
            return;
        }
        out.name("x-roles").beginArray();
        access.roles().stream().map(Role::text).forEach(out::value);
        out.endArray();
    }

    private static void writeParameters(JsonOut out, Route route) {
        out.name("parameters").beginArray();
        Matcher segments = SEGMENT.matcher(route.template());
        while (segments.find()) {
            writeParameter(out, "path", new Parameter(segments.group(1), "string", ""), true);
        }
        route.operation().query().forEach(parameter -> writeParameter(out, "query", parameter, false));
        if (writes(route)) {
            writeParameter(out, "header", new Parameter("Idempotency-Key", "string",
                    "the same key and body give the same answer, without doing the work again"), false);
        }
        out.endArray();
    }

    /** Calls that any key may make only ask. */
    private static boolean writes(Route route) {
        return !route.method().name().equals("GET") && !route.access().withoutKey() && !route.access().equals(Access.anyKey());
    }

    private static void writeParameter(JsonOut out, String in, Parameter parameter, boolean required) {
        out.beginObject().field("name", parameter.name()).field("in", in).field("required", required)
                .fieldIfTold("description", parameter.about())
                .name("schema").beginObject().field("type", parameter.type()).endObject().endObject();
    }

    private static void writeContents(JsonOut out, List<Content> contents) {
        if (contents.isEmpty()) {
            return;
        }
        out.name("content").beginObject();
        for (Content content : contents) {
            out.name(content.mediaType()).beginObject().name("schema").beginObject();
            if (content.schema().isEmpty()) {
                out.field("type", "string");
            } else {
                out.field("$ref", "#/components/schemas/" + content.schema());
            }
            out.endObject().endObject();
        }
        out.endObject();
    }

    private static String meaning(int status) {
        return io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}

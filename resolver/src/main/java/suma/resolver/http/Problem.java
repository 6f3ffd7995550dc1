package suma.resolver.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import suma.resolver.json.FieldFault;
import suma.resolver.json.JsonOut;

/** An answer that says no, in the form of RFC 9457. */
public record Problem(int status, String detail, List<Part> errors, Map<String, String> headers) {
    static final int RETRY_AFTER_SECONDS = 1;

    /** One code or field at fault; texts that do not apply are empty. */
    public record Part(String code, String field, String reason) {
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    public static Problem of(int status, String detail, List<Part> errors) {
        return new Problem(status, detail, errors, Map.of());
    }

    public static Problem malformed(String detail) {
        return of(400, detail);
    }

    /** The fields of a body that are wrong. */
    public static Problem fields(List<FieldFault> faults) {
        FieldFault first = faults.get(0);
        String detail = faults.size() == 1 ? first.field() + ": " + first.reason()
                : faults.size() + " fields are wrong, the first is " + first.field() + ": " + first.reason();
        return of(400, detail, faults.stream().map(f -> new Part("", f.field(), f.reason())).toList());
    }

    public static Problem unauthorized(String detail) {
        return new Problem(401, detail, List.of(), Map.of("www-authenticate", "Bearer realm=\"suma\""));
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, detail, List.of(),
                Map.of("www-authenticate", "Bearer realm=\"suma\", error=\"insufficient_scope\""));
    }

    /** @param waitNs after which one more would be let through */
    static Problem tooMany(long waitNs) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNs + TimeUnit.SECONDS.toNanos(1) - 1));
        return new Problem(429, "more requests than the rate allows; one more is let through in " + seconds + " s", List.of(),
                Map.of("retry-after", String.valueOf(seconds)));
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, detail, List.of(), Map.of("retry-after", String.valueOf(RETRY_AFTER_SECONDS)));
    }

    public void writeTo(JsonOut out) {
        out.beginObject().field("type", "about:blank").field("title", title()).field("status", status)
                .field("detail", detail);
        writeErrors(out);
        out.endObject();
    }

    /** The {@code errors} field, where there is one. */
    public void writeErrors(JsonOut out) {
        if (errors.isEmpty()) {
            return;
        }
        out.name("errors").beginArray();
        for (Part error : errors) {
            out.beginObject().fieldIfTold("code", error.code).fieldIfTold("field", error.field)
                    .field("reason", error.reason).endObject();
        }
        out.endArray();
    }

    private String title() {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}

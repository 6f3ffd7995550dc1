package suma.resolver.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** Text that is not JSON, or breaks a limit of the reader; the message says where. */
public final class MalformedJson extends RuntimeException {
    private MalformedJson(String message) {
        super(message, null, false, false);
    }

    static MalformedJson of(IOException cause) {
        if (!(cause instanceof JsonProcessingException parsing)) {
            return new MalformedJson("not UTF-8 JSON: " + cause.getMessage());
        }
        String what = parsing instanceof JsonEOFException ? "JSON ends early" : "not JSON: " + firstLine(parsing);
        return new MalformedJson(what + where(parsing.getLocation()));
    }

    static MalformedJson at(String what, JsonLocation location) {
        return new MalformedJson(what + where(location));
    }

    private static String firstLine(JsonProcessingException parsing) {
        return parsing.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}

package suma.resolver.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** The tokens of one JSON text, one of which can be looked at before it is taken. All that cannot be read is {@link MalformedJson}. */
final class JsonTokens {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(JsonIn.DEEPEST)
                    .maxStringLength(JsonIn.LONGEST_TEXT).maxNameLength(LONGEST_NAME).maxNumberLength(LONGEST_NUMBER).build())
            .build();

    private final JsonParser parser;
    private boolean peeked;

    JsonTokens(byte[] json, int offset, int length) {
        try {
            parser = FACTORY.createParser(json, offset, length);
        } catch (IOException notUtf) {
            throw MalformedJson.of(notUtf);
        }
    }

    /** The token of the next value, which must be there. */
    JsonToken take() {
        JsonToken token = peek();
        peeked = false;
        return token;
    }

    /** The same, left for the next call to take. */
    JsonToken peek() {
        JsonToken token = peeked ? parser.currentToken() : advance();
        if (token == null) {
            throw MalformedJson.at("expected JSON, actual nothing", parser.currentLocation());
        }
        peeked = true;
        return token;
    }

    /** Steps on to whatever comes next, null behind the end. */
    JsonToken advance() {
        assert !peeked : "a token was looked at and not taken";
        try {
            return parser.nextToken();
        } catch (IOException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    /** Steps to the next element of an array, and leaves its token to be taken; false at the array's end. */
    boolean nextElement() {
        peeked = advance() != JsonToken.END_ARRAY;
        return peeked;
    }

    void end() {
        if (advance() != null) {
            throw MalformedJson.at("expected the end of the JSON text, actual more text", parser.currentTokenLocation());
        }
    }

    String text() {
        try {
            return parser.getText();
        } catch (IOException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    void characters(JsonIn.CharacterSink sink) {
        try {
            sink.accept(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (IOException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    String fieldName() {
        try {
            return parser.currentName();
        } catch (IOException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    /** Passes over what the present token begins. */
    void skip() {
        try {
            parser.skipChildren();
        } catch (IOException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    /** What the present token begins, in words. */
    String kind() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "nothing";
        };
    }

    /** Where the present token stands: {@code list[2].name}. */
    String path() {
        StringBuilder path = new StringBuilder();
        append(path, parser.getParsingContext());
        return path.toString();
    }

    private static void append(StringBuilder path, JsonStreamContext at) {
        if (at.getParent() != null) {
            append(path, at.getParent());
        }
        if (at.inArray() && at.hasCurrentIndex()) {
            path.append('[').append(at.getCurrentIndex()).append(']');
        } else if (at.inObject() && at.hasCurrentName()) {
            path.append(path.isEmpty() ? "" : ".").append(at.getCurrentName());
        }
    }

    void close() {
        try {
            parser.close();
        } catch (IOException malformed) {
            throw MalformedJson.of(malformed);
        }
    }
}

package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTest {
    @TempDir
    private Path dir;

    private ServerConfig read(String json) throws IOException {
        Path file = dir.resolve("suma.json");
        Files.writeString(file, json);
        return ServerConfig.of(Optional.of(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"http": {"eventloops": 2}} | http.eventloops: unknown field
            {"http": {"eventLoops": 0}} | http.eventLoops: expected 1 to 1024, actual 0
            {"http": {"idleSeconds": "60"}} | http.idleSeconds: expected a whole number, actual a text
            {"http": []} | http: expected an object, actual an array
            {"engine": {"ringSize": 1000}} | engine.ringSize: expected a power of two, actual 1000
            {"resp": {"eventLoops": 1}} | resp.eventLoops: unknown field
            {"redis": {}} | redis: unknown field
            {"http": {"publicBurst": 0}} | http.publicBurst: expected 1 to 10000000, actual 0
            {"http": {"trustedProxies": ["proxy.local"]}} | http.trustedProxies[0]: expected an address
            {"respp": {}} | respp: unknown field
            {"http": {} | JSON ends early
            {"schemes": [{"name": "x"}]} | $.schemes[0]
            """)
    void everyMistakeIsNamedWithItsPath(String json, String message) {
        String actual = assertThrows(IOException.class, () -> read(json)).getMessage();
        assertTrue(actual.contains(message), actual);
    }

    @Test
    void whatIsNotToldStaysAsUsual() throws IOException {
        ServerConfig config = read("{\"http\": {\"eventLoops\": 3}, \"engine\": {\"ringSize\": 64}}");
        assertEquals(3, config.http().eventLoops());
        assertEquals(ServerConfig.standard().http().withEventLoops(3), config.http());
        assertEquals(64, config.ringSize());
    }

    @Test
    void ownSchemesJoinTheStandardOnes() throws IOException {
        ServerConfig config = read("""
                {"schemes": [{"name": "crate-9", "title": "Crates", "category": "vegetables",
                  "parts": [{"constant": "CR"}, {"serial": "digits", "length": 7}]}]}""");
        assertTrue(config.schemes().named("crate-9").isPresent());
        assertTrue(config.schemes().named("drug-20").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id.example.org", "ftp://id.example.org", "https://id.example.org/", "https://", "https://a b",
        "https://id.example.org/?q", "https://id.example.org//x"})
    void aStemThatIsNoneIsRefused(String stem) {
        String actual = assertThrows(IOException.class, () -> read("{\"stem\": \"" + stem + "\"}")).getMessage();
        assertTrue(actual.contains("stem: expected http or https"), actual);
    }

    @Test
    void aStemIsAHostAndPerhapsAPath() throws IOException {
        assertEquals("https://id.example.org", read("{\"stem\": \"https://id.example.org\"}").stem());
        assertEquals("http://10.0.0.7:8080/trace", read("{\"stem\": \"http://10.0.0.7:8080/trace\"}").stem());
        assertEquals("", ServerConfig.standard().stem());
    }
}

package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.TradeConfig;
import suma.engine.TradeConfig.CustodyMode;
import suma.engine.TradeConfig.QuantityMode;

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
            {"http": {"publicBurst": 0}} | http.publicBurst: expected 1 to 10000000, actual 0
            {"http": {"trustedProxies": ["proxy.local"]}} | http.trustedProxies[0]: expected an address
            {"resp": {"eventLoops": 1}} | resp.eventLoops: unknown field
            {"trade": {"custody": "forbid"}} | trade.custody: expected one of accept, refuse
            {"trade": {"quantities": 1}} | trade.quantities: expected
            {"trade": {"checkoutUndoHours": -1}} | trade.checkoutUndoHours: expected 0 to 8784, actual -1
            {"trade": {"undo": 1}} | trade.undo: unknown field
            {"redis": {}} | redis: unknown field
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
    void theRulesOfTradeAreToldAlone() throws IOException {
        TradeConfig trade = read("{\"trade\": {\"custody\": \"refuse\", \"checkoutUndoHours\": 2}}").trade();
        assertEquals(TradeConfig.STANDARD.withCustody(CustodyMode.REFUSE).withCheckoutUndo(Duration.ofHours(2)), trade);
        assertEquals(QuantityMode.REFUSE, read("{\"trade\": {\"quantities\": \"refuse\"}}").trade().quantities());
        assertEquals(TradeConfig.STANDARD, ServerConfig.standard().trade());
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

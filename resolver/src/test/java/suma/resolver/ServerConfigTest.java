package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.TradeConfig;
import suma.engine.TradeConfig.CustodyMode;
import suma.engine.TradeConfig.QuantityMode;
import suma.engine.alert.AlertRule;
import suma.resolver.watch.AlertConfig;

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
            {"resp": {"eventloops": 1}} | resp.eventloops: unknown field
            {"resp": {"eventLoops": 0}} | resp.eventLoops: expected 1 to 1024, actual 0
            {"trade": {"custody": "forbid"}} | trade.custody: expected one of accept, refuse
            {"trade": {"quantities": 1}} | trade.quantities: expected
            {"trade": {"checkoutUndoHours": -1}} | trade.checkoutUndoHours: expected 0 to 8784, actual -1
            {"trade": {"undo": 1}} | trade.undo: unknown field
            {"alerts": []} | alerts: expected an object, actual an array
            {"alerts": {"quiet": 5}} | alerts.quiet: unknown field
            {"alerts": {"quietSeconds": 0}} | alerts.quietSeconds: expected 1 to 2678400, actual 0
            {"alerts": {"perMinute": 0}} | alerts.perMinute: expected 1 to 1000000, actual 0
            {"alerts": {"off": "surge"}} | alerts.off: expected an array, actual a text
            {"alerts": {"off": ["surge", "sruge"]}} | alerts.off[1]: expected the name of a rule such as surge, actual "sruge"
            {"alerts": {"surge": {"ofAddress": -1}}} | alerts.surge.ofAddress: expected 1 to 1000000, actual -1
            {"alerts": {"surge": {"ofProduct": 1.5}}} | alerts.surge.ofProduct: expected a whole number
            {"alerts": {"surge": {"seconds": 86401}}} | alerts.surge.seconds: expected 1 to 86400, actual 86401
            {"alerts": {"surge": {"minutes": 1}}} | alerts.surge.minutes: unknown field
            {"alerts": {"farPlaces": {"kmPerHour": 0}}} | alerts.farPlaces.kmPerHour: expected 1 to 100000, actual 0
            {"alerts": {"farPlaces": {"leastKm": 20001}}} | alerts.farPlaces.leastKm: expected 0 to 20000
            {"alerts": {"farPlaces": {"regionMinutes": "30"}}} | alerts.farPlaces.regionMinutes: expected a whole number
            {"alerts": {"farPlaces": {"speed": 30}}} | alerts.farPlaces.speed: unknown field
            {"alerts": {"farPlaces": {"networks": [{"block": "here", "region": "330100"}]}}} | alerts.farPlaces.networks[0].block: expected an address
            {"alerts": {"farPlaces": {"networks": [{"block": "10.0.0.0/8"}]}}} | alerts.farPlaces.networks[0].region: is missing
            {"alerts": {"farPlaces": {"networks": [{"block": "10.0.0.0/8", "region": "33"}]}}} | alerts.farPlaces.networks[0].region: expected 6 digits
            {"backup": {"folder": "/b"}} | backup: expected folder and passphraseFile
            {"tls": {"certificate": "a.pem"}} | tls: expected certificate and key
            {"tls": {"certificate": "a.pem", "key": "a.key", "clientCa": "b.pem"}} | tls: expected clientCa together with clients
            {"tls": {"certificate": "a.pem", "key": "a.key", "clients": "required"}} | tls: expected clientCa together with clients
            {"tls": {"certificate": "a.pem", "key": "a.key", "clients": "some"}} | tls.clients: expected one of none, optional, required
            {"tls": {"certificate": 7, "key": "a.key"}} | tls.certificate: expected a text
            {"tls": {"version": "1.0"}} | tls.version: unknown field
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
    void alertsThatAreNotToldOfStayAsUsual() throws IOException {
        AlertConfig usual = AlertConfig.standard();
        assertEquals(usual, read("{\"alerts\": {}}").alerts());
        AlertConfig told = read("{\"alerts\": {\"off\": [\"double_sale\"], \"surge\": {\"ofAddress\": 7}, \"farPlaces\": {\"leastKm\": 5}}}").alerts();
        assertEquals(Set.of(AlertRule.DOUBLE_SALE), told.off());
        assertEquals(new AlertConfig.Surge(usual.surge().ofProduct(), 7, usual.surge().seconds()), told.surge());
        assertEquals(new AlertConfig.FarPlaces(usual.farPlaces().kmPerHour(), 5, usual.farPlaces().regionMinutes(), List.of()), told.farPlaces());
        assertEquals(usual.quietSeconds(), told.quietSeconds());
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

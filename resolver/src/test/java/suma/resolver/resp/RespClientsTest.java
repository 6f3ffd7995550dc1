package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ValueOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.protocol.ProtocolVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisDataException;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** What people have in their tills already: Jedis and Lettuce, in both versions of the protocol, pipelined and not. */
class RespClientsTest {
    private static final int CODES = 200;
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static List<String> units;
    private static List<String> verdicts;
    private static String pos;
    private static int sold;

    @BeforeAll
    static void open() throws IOException {
        server = TestServer.open(dir);
        units = server.issue("unit", "8310001", "unit", CODES);
        expect(200, server.post("/v1/events", "{\"type\": \"commission\", \"batch\": \"B1\"}"));
        verdicts = units.stream().map(unit -> expect(200, server.get("/v1/codes/" + unit)).body()).toList();
        pos = server.key(Role.POS);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** A code no other test sells. */
    private static synchronized String unsold() {
        return units.get(CODES - ++sold);
    }

    @ParameterizedTest
    @EnumSource(RedisProtocol.class)
    void jedis(RedisProtocol protocol) {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder().protocol(protocol).password(pos).clientName("till")
                .database(0).build();
        try (Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", server.resp().getPort()), config)) {
            assertEquals("PONG", jedis.ping());
            assertEquals(verdicts.get(0), jedis.get(units.get(0)));
            List<String> basket = new ArrayList<>(verdicts.subList(0, 50));
            basket.add(null);
            List<String> asked = new ArrayList<>(units.subList(0, 50));
            asked.add("no code");
            assertEquals(basket, jedis.mget(asked.toArray(String[]::new)));
            assertThrows(JedisDataException.class, () -> jedis.get("no code"));
            assertThrows(JedisDataException.class, () -> jedis.set("a", "b"));
            assertTrue(jedis.info().contains("redis_version"));
            pipelined(jedis);
            ProtocolCommand checkout = () -> "CHECKOUT".getBytes(StandardCharsets.US_ASCII);
            String reply = new String((byte[]) jedis.sendCommand(checkout, unsold()), StandardCharsets.UTF_8);
            assertTrue(reply.contains("\"verdict\":\"ok\",\"sold\":{\"at\":"), reply);
        }
    }

    private static void pipelined(Jedis jedis) {
        Pipeline pipeline = jedis.pipelined();
        List<Response<String>> replies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            replies.add(pipeline.get(units.get(i)));
        }
        pipeline.sync();
        for (int i = 0; i < 100; i++) {
            assertEquals(verdicts.get(i), replies.get(i).get());
        }
    }

    @ParameterizedTest
    @EnumSource(value = ProtocolVersion.class, names = {"RESP2", "RESP3"})
    void lettuce(ProtocolVersion protocol) throws InterruptedException, ExecutionException {
        RedisURI uri = RedisURI.builder().withHost("127.0.0.1").withPort(server.resp().getPort()).withPassword(pos.toCharArray())
                .withClientName("till").build();
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder().protocolVersion(protocol).build());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            assertEquals("PONG", connection.sync().ping());
            assertEquals(verdicts.get(0), connection.sync().get(units.get(0)));
            List<KeyValue<String, String>> basket = connection.sync().mget(units.get(1), "no code");
            assertEquals(verdicts.get(1), basket.get(0).getValue());
            assertNull(basket.get(1).getValueOrElse(null));
            List<RedisFuture<String>> replies = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                replies.add(connection.async().get(units.get(i)));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals(verdicts.get(i), replies.get(i).get());
            }
            assertEquals(sale(connection, unsold()), "ok");
        } finally {
            client.shutdown();
        }
    }

    private static String sale(StatefulRedisConnection<String, String> connection, String code) {
        ProtocolKeyword checkout = new ProtocolKeyword() {
            @Override
            public byte[] getBytes() {
                return "CHECKOUT".getBytes(StandardCharsets.US_ASCII);
            }

            @Override
            public String toString() {
                return "CHECKOUT";
            }
        };
        String reply = connection.sync().dispatch(checkout, new ValueOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).addKey(code));
        return reply.contains("\"verdict\":\"ok\",\"sold\":{\"at\":") ? "ok" : reply;
    }
}

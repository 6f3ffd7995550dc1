package suma.loadgen;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Speaks the Redis protocol, as Suma or as Redis, a thread a connection; what GETs find is a test's to say. */
final class FakeResp implements AutoCloseable {
    static final String KEY = "right";

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final IntFunction<String> verdicts;
    private final boolean redis;
    private final AtomicInteger lookups = new AtomicInteger();
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Set<String> sold = ConcurrentHashMap.newKeySet();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private FakeResp(IntFunction<String> verdicts, boolean redis) throws IOException {
        this.verdicts = verdicts;
        this.redis = redis;
        Thread acceptor = new Thread(this::accept, "fake-resp");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** @param verdicts what the n-th lookup finds */
    static FakeResp suma(IntFunction<String> verdicts) throws IOException {
        return new FakeResp(verdicts, false);
    }

    static FakeResp redis() throws IOException {
        return new FakeResp(n -> "", true);
    }

    String url() {
        return (redis ? "redis" : "resp") + "://127.0.0.1:" + listener.getLocalPort();
    }

    int keys() {
        return values.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                Thread thread = new Thread(() -> converse(socket), "fake-resp-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                assert listener.isClosed();
            }
        }
    }

    private void converse(Socket socket) {
        try (socket; InputStream in = new BufferedInputStream(socket.getInputStream()); OutputStream out = socket.getOutputStream()) {
            for (List<String> words = command(in); !words.isEmpty(); words = command(in)) {
                out.write(answer(words).getBytes(US_ASCII));
            }
        } catch (IOException closed) {
            connections.remove(socket);
        }
    }

    private static List<String> command(InputStream in) throws IOException {
        String head = line(in);
        List<String> words = new ArrayList<>();
        for (int i = 0; !head.isEmpty() && i < Integer.parseInt(head.substring(1)); i++) {
            String word = new String(in.readNBytes(Integer.parseInt(line(in).substring(1))), US_ASCII);
            line(in);
            words.add(word);
        }
        return words;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private String answer(List<String> words) {
        return switch (words.get(0)) {
            case "AUTH" -> words.get(1).equals(KEY) ? "+OK\r\n" : "-WRONGPASS no such key\r\n";
            case "SET" -> {
                values.put(words.get(1), words.get(2));
                yield "+OK\r\n";
            }
            case "GET" -> lookUp(words.get(1));
            case "MGET" -> "*" + (words.size() - 1) + "\r\n" + words.stream().skip(1).map(this::lookUp).collect(Collectors.joining());
            case "CHECKOUT" -> bulk("{\"checkout\":\"C1\",\"results\":[{\"code\":\"" + words.get(1) + "\",\"verdict\":\""
                    + (sold.add(words.get(1)) ? "ok" : "sold") + "\",\"sold\":{\"party\":\"" + words.get(3) + "\"}}]}");
            default -> "-ERR unknown command\r\n";
        };
    }

    private String lookUp(String code) {
        if (redis) {
            return values.containsKey(code) ? bulk(values.get(code)) : "$-1\r\n";
        }
        return code.startsWith("not") ? "-ERR no code\r\n"
                : bulk("{\"code\":\"" + code + "\",\"verdict\":\"" + verdicts.apply(lookups.getAndIncrement()) + "\"}");
    }

    private static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}

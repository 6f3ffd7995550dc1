package suma.resolver.linear;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Packs and unpacks other goods all the time, so that what is committed together is much. One thread. */
final class Crowd implements Runnable {
    static final int CASES = 40;
    static final int UNITS = 24;
    private static final String EVENT = "{\"type\":\"%s\",\"parent\":\"%s\",\"children\":[\"%s\"]}\n";

    private final Supplier<ServerLife.Address> server;
    private final String lines;
    private volatile boolean ended;

    /** @param units {@value #UNITS} for each of the cases */
    Crowd(Supplier<ServerLife.Address> server, List<String> cases, List<String> units) {
        this.server = server;
        StringBuilder all = new StringBuilder();
        for (String type : List.of("pack", "unpack")) {
            for (int i = 0; i < cases.size(); i++) {
                all.append(EVENT.formatted(type, cases.get(i), String.join("\",\"", units.subList(i * UNITS, (i + 1) * UNITS))));
            }
        }
        lines = all.toString();
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        while (!ended) {
            ServerLife.Address now = server.get();
            try (HttpWire http = new HttpWire(now.http(), now.key())) {
                while (!ended) {
                    http.sendLines("/v1/events", lines);
                    http.receive();
                }
            } catch (IOException killed) {
                Thread.onSpinWait();
            }
        }
    }
}

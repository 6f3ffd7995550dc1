package suma.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/** Sends one file of pack events over a connection of its own while a second thread reads the results. */
final class PackConnection implements Callable<Long> {
    private final SumaProcess server;
    private final PackLines lines;

    PackConnection(SumaProcess server, PackLines lines) {
        this.server = server;
        this.lines = lines;
    }

    /** Comes back with the packs accepted, when the last result is in. */
    @Override
    public Long call() throws IOException, InterruptedException {
        try (RawHttp http = new RawHttp(server.address()); FileChannel file = FileChannel.open(lines.file(), StandardOpenOption.READ)) {
            Thread sender = new Thread(() -> send(http, file), "sender");
            sender.start();
            ResultLines results = new ResultLines();
            http.receive(results);
            sender.join();
            if (results.accepted() != lines.packs()) {
                throw new IOException("packs: expected " + lines.packs() + " accepted, actual " + results.accepted() + " " + results.refusal());
            }
            return results.accepted();
        }
    }

    private void send(RawHttp http, FileChannel file) {
        try {
            http.send("POST /v1/events HTTP/1.1\r\nHost: suma\r\nAuthorization: " + server.authorization()
                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + Files.size(lines.file()) + "\r\n\r\n");
            http.send(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package suma.resolver.api;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import suma.engine.Engine;
import suma.engine.EngineState;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.json.JsonOut;

/** How the server itself is, what it counts, and its description. */
final class ServerCalls {
    private final Engine engine;
    private final PrometheusRegistry metrics;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    ServerCalls(Engine engine, PrometheusRegistry metrics) {
        this.engine = engine;
        this.metrics = metrics;
    }

    /** Alive: the process answers and the engine has not failed. */
    void health(Exchange exchange) {
        answerState(exchange, engine.state() != EngineState.FAILED);
    }

    /** Ready: commands are taken. */
    void ready(Exchange exchange) {
        answerState(exchange, engine.state() == EngineState.RUNNING);
    }

    private void answerState(Exchange exchange, boolean good) {
        String state = engine.state().name().toLowerCase(Locale.ROOT);
        if (good) {
            exchange.answer(200, new JsonOut().beginObject().field("state", state).field("sequence", engine.sequence()).endObject());
        } else {
            exchange.refuse(Problem.unavailable("the engine is " + state + ": " + engine.stateReason()));
        }
    }

    void metrics(Exchange exchange) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, metrics.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        exchange.answer(200, MediaType.METRICS, text.toByteArray(), 0, text.size());
    }

    static byte[] resource(String name) {
        try (InputStream in = ServerCalls.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource " + name, unreadable);
        }
    }

    void docs(Exchange exchange) {
        byte[] page = resource("docs.html");
        exchange.answer(200, MediaType.HTML + "; charset=utf-8", page, 0, page.length);
    }
}

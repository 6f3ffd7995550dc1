package suma.engine;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;
import suma.engine.code.Schemes;

/**
 * What an engine is opened with.
 *
 * @param dataDir  folder of the store, the index and the keystore; made when absent
 * @param schemes  the code formats known here
 * @param clock    stamps records; its zone decides when a day ends
 * @param ringSize commands that may wait for the writer, a power of two
 * @param metrics  where the engine's metrics are registered
 * @param faults   {@link FaultPoints#NONE} but for tests
 * @param trade    what sellers and carriers may do
 */
public record EngineConfig(Path dataDir, Schemes schemes, Clock clock, int ringSize, PrometheusRegistry metrics, FaultPoints faults,
                           TradeConfig trade) {
    public static final int DEFAULT_RING_SIZE = 8192;

    public static EngineConfig at(Path dataDir) {
        return new EngineConfig(dataDir, Schemes.standard(), Clock.systemDefaultZone(), DEFAULT_RING_SIZE,
                new PrometheusRegistry(), FaultPoints.NONE, TradeConfig.STANDARD);
    }

    public EngineConfig withDataDir(Path other) {
        return new EngineConfig(other, schemes, clock, ringSize, metrics, faults, trade);
    }

    public EngineConfig withSchemes(Schemes other) {
        return new EngineConfig(dataDir, other, clock, ringSize, metrics, faults, trade);
    }

    public EngineConfig withClock(Clock other) {
        return new EngineConfig(dataDir, schemes, other, ringSize, metrics, faults, trade);
    }

    public EngineConfig withRingSize(int other) {
        return new EngineConfig(dataDir, schemes, clock, other, metrics, faults, trade);
    }

    public EngineConfig withMetrics(PrometheusRegistry other) {
        return new EngineConfig(dataDir, schemes, clock, ringSize, other, faults, trade);
    }

    public EngineConfig withFaults(FaultPoints other) {
        return new EngineConfig(dataDir, schemes, clock, ringSize, metrics, other, trade);
    }

    public EngineConfig withTrade(TradeConfig other) {
        return new EngineConfig(dataDir, schemes, clock, ringSize, metrics, faults, other);
    }
}

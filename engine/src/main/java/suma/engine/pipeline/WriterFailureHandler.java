package suma.engine.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.EngineException;

/**
 * Stops the engine when its writer breaks. The ring goes on turning, so that no slot is ever left full and nobody waits
 * for an answer that will not come.
 */
final class WriterFailureHandler implements ExceptionHandler<CommandEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(WriterFailureHandler.class);

    private final WriterHandler handler;
    private final Consumer<Throwable> onFailure;

    WriterFailureHandler(WriterHandler handler, Consumer<Throwable> onFailure) {
        this.handler = handler;
        this.onFailure = onFailure;
    }

    @Override
    public void handleEventException(Throwable failure, long sequence, CommandEvent event) {
        survives(() -> onFailure.accept(failure));
        String why = "the engine failed: " + EngineException.reason(failure);
        boolean everybodyTold;
        do {
            everybodyTold = survives(() -> handler.fail(why));
        } while (!everybodyTold);
        event.clear();
    }

    /** False when somebody who was told threw; what is thrown from here would end the writer's thread. */
    private static boolean survives(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (RuntimeException | Error thrown) {
            LOG.error("a listener or completion broke", thrown);
            return false;
        }
    }

    @Override
    public void handleOnStartException(Throwable failure) {
        onFailure.accept(failure);
    }

    @Override
    public void handleOnShutdownException(Throwable failure) {
        onFailure.accept(failure);
    }
}

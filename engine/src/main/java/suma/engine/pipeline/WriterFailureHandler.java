package suma.engine.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import java.util.function.Consumer;

/**
 * Stops the engine when its writer breaks. The ring goes on turning, so that no slot is ever left full and nobody waits
 * for an answer that will not come.
 */
final class WriterFailureHandler implements ExceptionHandler<CommandEvent> {
    private final WriterHandler handler;
    private final Consumer<Throwable> onFailure;

    WriterFailureHandler(WriterHandler handler, Consumer<Throwable> onFailure) {
        this.handler = handler;
        this.onFailure = onFailure;
    }

    @Override
    public void handleEventException(Throwable failure, long sequence, CommandEvent event) {
        onFailure.accept(failure);
        handler.fail("the engine failed: " + failure.getMessage());
        event.clear();
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

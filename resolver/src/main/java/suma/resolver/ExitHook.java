package suma.resolver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a server when the process is told to end, and ends the process with a status that says how it went. */
final class ExitHook {
    private static final Logger LOG = LoggerFactory.getLogger(ExitHook.class);

    private final SumaServer server;

    private final Runnable afterwards;
    private volatile int status;

    private ExitHook(SumaServer server, Runnable afterwards) {
        this.server = server;
        this.afterwards = afterwards;
    }

    /** A signal ends the process in order, so with 0: the hook halts, or the JVM would say 143. */
    static ExitHook closing(SumaServer server, Runnable afterwards) {
        ExitHook hook = new ExitHook(server, afterwards);
        Runtime.getRuntime().addShutdownHook(new Thread(hook::run, "suma-exit"));
        return hook;
    }

    private void run() {
        LOG.info("stopping: no new requests, those in work end");
        server.close();
        afterwards.run();
        LOG.info("stopped");
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Lets the coming end of the process tell of a failure. */
    int failed() {
        status = Suma.FAILED;
        return status;
    }
}

package suma.resolver;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import suma.engine.CorruptionException;
import suma.engine.EngineException;
import suma.engine.store.StoreException;

/** The {@code suma} program. */
@Command(name = "suma", mixinStandardHelpOptions = true, versionProvider = Suma.Version.class,
        description = "Issues trace codes, packs them, and answers scans.",
        subcommands = {ServeCommand.class, DemoCommand.class, ParseCommand.class, VerifyCommand.class, BackupCommand.class, RestoreCommand.class, KeyCommand.class})
public final class Suma implements Runnable {
    static final int FAILED = 1;
    /** Netty keeps a stack trace of every 128th buffer unless told not to. */
    private static final String LEAK_LEVEL = "io.netty.leakDetection.level";

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        if (System.getProperty(LEAK_LEVEL) == null) {
            System.setProperty(LEAK_LEVEL, "disabled");
        }
        System.exit(run(arguments));
    }

    /** Runs one command; its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new Suma()).setExecutionExceptionHandler(Suma::failed).execute(arguments);
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof EngineException || failure instanceof CorruptionException || failure instanceof StoreException || failure instanceof IOException) {
            command.getErr().println("suma: " + failure.getMessage());
            return FAILED;
        }
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command");
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Suma.class.getPackage().getImplementationVersion();
            return new String[] {"suma " + (version == null ? "unpackaged" : version)};
        }
    }
}

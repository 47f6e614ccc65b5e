package io.throughline.devstack.cli;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The entry point behind the script {@code run}. */
@Command(
        name = "./run",
        description = "Builds what changed, starts PostgreSQL, Artemis, the provider sandbox and Open Liberty with"
                + " Throughline, and stops them all at Ctrl-C.",
        subcommands = {
            StatusCommand.class,
            StopCommand.class,
            RestartCommand.class,
            RedeployCommand.class,
            LogsCommand.class,
            VerifyLongCommand.class
        },
        footerHeading = "%nPorts and their variables:%n",
        footer = {
            "  THROUGHLINE_HTTP_PORT 9080, THROUGHLINE_DB_PORT 5433, THROUGHLINE_BROKER_PORT 61616,",
            "  THROUGHLINE_BROKER_CONSOLE_PORT 8161, THROUGHLINE_SANDBOX_PORT 9090, THROUGHLINE_DEBUG_PORT 7777",
            "",
            "Data, logs and passwords are in .run/ and survive a restart.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not running, 10 port in use, 11 no JDK 17, 12 no Maven 3.8,",
            "  13 disk full, 14 build failed, 15 already running, 16 a part did not get ready, 17 not built, 130 interrupted"
        })
public final class Run implements Runnable {

    @Option(names = "--background", description = "Return when everything is ready; end it with ./run stop.")
    private boolean background;

    @Option(names = "--debug", description = "Let a debugger attach to Liberty on 127.0.0.1:7777.")
    private boolean debug;

    @Option(names = "--clean", description = "Delete the data and passwords of earlier runs first.")
    private boolean clean;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        int exitCode = new CommandLine(new Run())
                .setExecutionExceptionHandler((exception, command, parsed) -> report(exception))
                .execute(args);
        Runtime.getRuntime().exit(exitCode);
    }

    private static int report(Exception exception) {
        Failure failure = exception instanceof DevstackException known ? known.failure() : Failure.FAILED;
        String sentence = exception instanceof DevstackException ? exception.getMessage() : exception.toString();
        if (!sentence.isEmpty()) {
            new Console().error("\n" + sentence);
        }
        return failure.exitCode();
    }

    @Override
    public void run() {
        new Startup(Checkout.here()).run(new Startup.Options(background, debug, clean));
    }
}

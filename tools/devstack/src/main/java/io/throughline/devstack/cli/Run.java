package io.throughline.devstack.cli;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The entry point behind the script {@code run}, which shows {@code help.txt}: options and commands are told there. */
@Command(
        name = "./run",
        subcommands = {
            StatusCommand.class,
            StopCommand.class,
            RestartCommand.class,
            RedeployCommand.class,
            LogsCommand.class,
            TrafficCommand.class,
            CrashTestCommand.class,
            PackageCommand.class,
            VerifyLongCommand.class
        })
public final class Run implements Runnable {

    @Option(names = "--background")
    private boolean background;

    @Option(names = "--debug")
    private boolean debug;

    @Option(names = "--clean")
    private boolean clean;

    @Option(names = "--traffic", paramLabel = "n")
    private Integer traffic;

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        int exitCode = new CommandLine(new Run())
                .setParameterExceptionHandler((exception, arguments) -> report(wrongUsage(exception)))
                .setExecutionExceptionHandler((exception, command, parsed) -> report(exception))
                .execute(args);
        Runtime.getRuntime().exit(exitCode);
    }

    private static DevstackException wrongUsage(Exception exception) {
        return new DevstackException(
                Failure.WRONG_USAGE, exception.getMessage() + "; ./run --help lists the commands and options.");
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
        if (traffic != null && background) {
            throw new DevstackException(
                    Failure.WRONG_USAGE,
                    "--traffic reports in the foreground; leave --background out, or use ./run traffic afterwards.");
        }
        Optional<Integer> rate = Optional.ofNullable(traffic).map(TrafficCommand::requireRate);
        new Startup(Checkout.here()).run(new Startup.Options(background, debug, clean, rate));
    }
}

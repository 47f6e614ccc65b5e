package io.throughline.crashtest;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The entry point behind {@code ./run crash-test}. Exit code 0: all invariants hold; 1: one does not; 2: wrong usage. */
@Command(name = "./run crash-test")
public final class CrashTest implements Callable<Integer> {

    private static final List<String> VARIANTS =
            List.of(Installation.SOUND, "dual-write", "no-inbox", "ack-first", "send-first");
    private static final int TIMELINES = 20;

    @Option(names = "--minutes")
    private double minutes = 5;

    @Option(names = "--seed")
    private Long seed;

    @Option(names = "--rate")
    private double rate = 5;

    @Option(names = "--variant")
    private String variant = Installation.SOUND;

    @Option(names = "--json")
    private Path json;

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        int exitCode = new CommandLine(new CrashTest())
                .setParameterExceptionHandler((exception, arguments) ->
                        report(new DevstackException(Failure.WRONG_USAGE, exception.getMessage() + ".")))
                .setExecutionExceptionHandler((exception, command, parsed) -> report(exception))
                .execute(args);
        Runtime.getRuntime().exit(exitCode);
    }

    private static int report(Exception exception) {
        System.err.println(exception instanceof DevstackException ? exception.getMessage() : exception.toString());
        return exception instanceof DevstackException known ? known.failure().exitCode() : Failure.FAILED.exitCode();
    }

    @Override
    public Integer call() throws IOException {
        requireUsage();
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        System.out.println("Crash campaign of " + minutes + " minutes with seed " + chosen
                + (variant.equals(Installation.SOUND) ? "" : ", as " + variant) + "; starting its own servers ...");
        World world = new Installation(ProjectRoot.find(), variant).start();
        Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
        CampaignSettings settings = CampaignSettings.of(length, chosen, rate);
        boolean sound = variant.equals(Installation.SOUND);
        Campaign campaign = new Campaign(world, sound ? settings : settings.impatient(), System.out::println);
        Verdict verdict = campaign.run();
        if (!verdict.isSound()) {
            campaign.timelines(verdict, TIMELINES).forEach(System.out::println);
        }
        verdict.lines().forEach(System.out::println);
        if (json != null) {
            Files.writeString(
                    json,
                    verdict.json()
                                    .put("variant", variant)
                                    .put("minutes", minutes)
                                    .toPrettyString() + "\n");
        }
        world.nodes().forEach(node -> node.kill());
        return verdict.isSound() ? 0 : Failure.FAILED.exitCode();
    }

    private void requireUsage() {
        if (!VARIANTS.contains(variant)) {
            throw new DevstackException(
                    Failure.WRONG_USAGE,
                    "--variant is one of " + String.join(", ", VARIANTS) + ", not " + variant + ".");
        }
        if (minutes < 0.1 || minutes > 24 * 60) {
            throw new DevstackException(Failure.WRONG_USAGE, "--minutes is from 0.1 to 1440, not " + minutes + ".");
        }
        if (rate <= 0 || rate > 100) {
            throw new DevstackException(Failure.WRONG_USAGE, "--rate is up to 100 orders a second, not " + rate + ".");
        }
    }
}

package io.throughline.devstack.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds what the crash campaign runs and starts it, beside whatever stack runs here. */
@Command(name = "crash-test")
final class CrashTestCommand implements Callable<Integer> {

    private static final String MODULES = "tools/crash-test,tools/dual-write,app-ear,liberty-config/artemis-rar";

    // checked and defaulted by the campaign itself
    @Option(names = "--minutes")
    private String minutes;

    @Option(names = "--seed")
    private String seed;

    @Option(names = "--rate")
    private String rate;

    @Option(names = "--variant")
    private String variant;

    @Option(names = "--json")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.here();
        Maven.build(checkout, MODULES, List.of());
        return run(checkout.root(), campaign(checkout.root()));
    }

    private List<String> campaign(Path root) {
        Path target = root.resolve("tools/crash-test/target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.add("-Dthroughline.root=" + root);
        command.addAll(List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib") + "/*"));
        command.add("io.throughline.crashtest.CrashTest");
        add(command, "--minutes", minutes);
        add(command, "--seed", seed);
        add(command, "--rate", rate);
        add(command, "--variant", variant);
        add(command, "--json", json);
        return command;
    }

    private static void add(List<String> command, String option, Object value) {
        if (value != null) {
            command.addAll(List.of(option, value.toString()));
        }
    }

    private static int run(Path root, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(root.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}

package io.throughline.devstack.cli;

import io.throughline.devstack.Failure;
import io.throughline.devstack.LaunchedServer;
import io.throughline.devstack.Stack;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Says which parts run and where. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Checkout checkout = Checkout.here();
        if (!checkout.wasEverStarted()) {
            checkout.console().line("The stack was never started here; start it with ./run.");
            return Failure.NOT_RUNNING.exitCode();
        }
        List<LaunchedServer> parts =
                Stack.existing(checkout.root(), checkout.state()).parts();
        parts.forEach(part -> checkout.console().line(describe(part)));
        boolean all = parts.stream().allMatch(part -> part.isRunning() && part.answers());
        return all ? 0 : Failure.NOT_RUNNING.exitCode();
    }

    private static String describe(LaunchedServer part) {
        String ports = part.addresses().stream().collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "  %-8s %-32s %s", part.name(), part.condition(), ports);
    }
}

package io.throughline.devstack.cli;

import io.throughline.devstack.Build;
import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.LaunchedServer;
import io.throughline.devstack.Stack;
import io.throughline.devstack.StackLock;
import io.throughline.devstack.StateDir;
import io.throughline.devstack.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the whole stack up, in the foreground or the background. */
final class Startup {

    record Options(boolean background, boolean debug, boolean clean, Optional<Integer> traffic) {}

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Checkout checkout;
    private final Console console;

    Startup(Checkout checkout) {
        this.checkout = checkout;
        this.console = checkout.console();
    }

    @SuppressWarnings("try")
    void run(Options options) {
        Instant begun = Instant.now();
        Foreground foreground = new Foreground(checkout);
        Stack stack;
        try (StackLock lock = StackLock.take(checkout.state(), PATIENCE)) {
            refuseIfRunning();
            foreground.takeOver();
            recoverFromUncleanStop();
            stack = prepared(options);
            new Build(checkout.root(), checkout.state()).update(console);
            stack = Stack.existing(checkout.root(), checkout.state());
            stack.start(console);
        } catch (RuntimeException e) {
            boolean interrupted = checkout.state().isClosed();
            foreground.stopAll();
            throw interrupted ? new DevstackException(Failure.INTERRUPTED, "", e) : e;
        }
        new WelcomeScreen(stack, options.background()).show(console, Duration.between(begun, Instant.now()));
        if (options.background()) {
            foreground.leaveRunning();
        } else {
            letCustomersIn(stack, options.traffic());
            foreground.watch(stack);
        }
    }

    private void letCustomersIn(Stack stack, Optional<Integer> perSecond) {
        perSecond.ifPresent(rate -> {
            Traffic traffic = TrafficCommand.traffic(stack.settings(), rate, console);
            Runtime.getRuntime().addShutdownHook(new Thread(traffic::close, "stop-traffic"));
            traffic.start();
            console.line("Customers place " + rate + " orders a second; Ctrl-C ends that too.");
        });
    }

    private void refuseIfRunning() {
        String how = checkout.ownership()
                .foreground()
                .map(process -> "in the foreground of process " + process.pid())
                .orElse("in the background");
        boolean background = checkout.ownership().isBackground() && anyAlive();
        if (checkout.ownership().foreground().isPresent() || background) {
            requireAllParts(how);
            throw new DevstackException(
                    Failure.ALREADY_RUNNING,
                    "The stack already runs " + how + "; look at it with ./run status or end it with ./run stop.");
        }
    }

    private boolean anyAlive() {
        return parts().stream().anyMatch(LaunchedServer::isRunning);
    }

    /** Whoever asks for a stack shall not believe that half of one is it. */
    private void requireAllParts(String how) {
        List<LaunchedServer> missing = parts().stream()
                .filter(part -> !part.isRunning() || !part.answers())
                .toList();
        if (!missing.isEmpty()) {
            throw new DevstackException(
                    Failure.NOT_RUNNING,
                    "The stack runs " + how + ", but not all of it: "
                            + listed(missing, ", ", part -> part.name() + " (" + part.condition() + ")")
                            + ". Start again what is missing with "
                            + listed(missing, " and ", part -> "./run restart " + part.name())
                            + ", or end everything with ./run stop.");
        }
    }

    private static String listed(List<LaunchedServer> parts, String separator, Function<LaunchedServer, String> words) {
        return parts.stream().map(words).collect(Collectors.joining(separator));
    }

    private List<LaunchedServer> parts() {
        return Stack.existing(checkout.root(), checkout.state()).parts();
    }

    /** Whatever processes and records are left when nobody owns the stack: an earlier run was killed. */
    private void recoverFromUncleanStop() {
        StateDir state = checkout.state();
        List<String> left = Stack.leftOver(state);
        if (left.isEmpty()) {
            return;
        }
        console.line("The last run did not end cleanly (left: " + left.stream().collect(Collectors.joining(", "))
                + "); stopping what is left, the data are recovered at the start.");
        Stack.stop(state, console);
    }

    private Stack prepared(Options options) {
        if (options.clean()) {
            console.line("Deleting the data, logs and passwords of earlier runs.");
            Stack.deleteData(checkout.state());
        }
        Map<String, String> environment = new TreeMap<>(System.getenv());
        if (options.debug()) {
            environment.putIfAbsent(Stack.DEBUG_PORT, "7777");
        } else {
            environment.remove(Stack.DEBUG_PORT);
        }
        Stack stack = Stack.configured(checkout.root(), checkout.state(), environment);
        stack.requireRoom();
        return stack;
    }
}

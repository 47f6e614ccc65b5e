package io.throughline.devstack.cli;

import io.throughline.devstack.Stack;
import io.throughline.devstack.StackLock;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops and starts one part, or all. */
@Command(name = "restart")
final class RestartCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameters(arity = "0..1", paramLabel = "part")
    private String part;

    @Override
    @SuppressWarnings("try")
    public void run() {
        if (part != null) {
            Stack.requirePart(part);
        }
        Checkout checkout = Checkout.here();
        Stack stack = checkout.runningStack();
        try (StackLock lock = StackLock.take(checkout.state(), PATIENCE)) {
            if (part != null) {
                stack.restart(part, checkout.console());
            } else {
                stack.stop(checkout.console());
                stack.start(checkout.console());
            }
        }
    }
}

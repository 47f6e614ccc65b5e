package io.throughline.devstack.cli;

import io.throughline.devstack.Build;
import io.throughline.devstack.Stack;
import io.throughline.devstack.StackLock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;

/** Builds and replaces the EAR in the running server. */
@Command(name = "redeploy")
final class RedeployCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    @SuppressWarnings("try")
    public void run() {
        Checkout checkout = Checkout.here();
        checkout.runningStack();
        Console console = checkout.console();
        try (StackLock lock = StackLock.take(checkout.state(), PATIENCE)) {
            if (!new Build(checkout.root(), checkout.state()).update(console)) {
                console.line("Nothing has changed since the last build.");
                return;
            }
            Stack stack = Stack.existing(checkout.root(), checkout.state());
            stack.migrate(console);
            if (stack.part("broker").isOutdated()) {
                stack.restart("broker", console);
            }
            replaceApplication(stack, console);
        }
    }

    /** Consumers that came or went need server configuration beside the EAR, so they need a restart. */
    private static void replaceApplication(Stack stack, Console console) {
        if (stack.liberty().isOutdated()) {
            console.line("The server configuration has changed too.");
            stack.restart("liberty", console);
            return;
        }
        Instant begun = Instant.now();
        console.doing("liberty", "redeploying");
        boolean updated = stack.liberty().redeploy();
        String how = updated ? "redeployed" : "did not take the update and was restarted";
        console.done("liberty", how, Duration.between(begun, Instant.now()));
    }
}

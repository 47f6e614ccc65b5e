package io.throughline.devstack.cli;

import io.throughline.devstack.Stack;
import io.throughline.devstack.StackLock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

/** Stops every process of the stack, whoever started it and however that ended. */
@Command(name = "stop")
final class StopCommand implements Runnable {

    private static final Duration OWNER_STOPS = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    @SuppressWarnings("try")
    public void run() {
        Checkout checkout = Checkout.here();
        boolean owned = checkout.ownership().isClaimed();
        checkout.ownership().foreground().ifPresent(owner -> {
            checkout.console().line("Asking the ./run in the foreground (process " + owner.pid() + ") to stop.");
            owner.signal("TERM");
            owner.awaitExit(OWNER_STOPS);
        });
        try (StackLock lock = StackLock.take(checkout.state(), PATIENCE)) {
            List<String> left = Stack.leftOver(checkout.state());
            Stack.stop(checkout.state(), checkout.console());
            checkout.ownership().clear();
            checkout.console().line(owned || !left.isEmpty() ? "Everything is stopped." : "Nothing was running.");
        }
    }
}

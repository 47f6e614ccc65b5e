package io.throughline.devstack.cli;

import io.throughline.devstack.LaunchedServer;
import io.throughline.devstack.Stack;
import io.throughline.devstack.StackLock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** The command that answers for the stack: however it ends, short of SIGKILL, the stack ends with it. */
final class Foreground {

    private static final Duration OTHER_COMMANDS_FINISH = Duration.ofSeconds(60);

    private final Checkout checkout;
    private final Console console;
    private final AtomicBoolean responsible = new AtomicBoolean();
    private volatile boolean watching;

    Foreground(Checkout checkout) {
        this.checkout = checkout;
        this.console = checkout.console();
    }

    void takeOver() {
        responsible.set(true);
        checkout.ownership().claim();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-stack"));
    }

    void leaveRunning() {
        checkout.ownership().leaveInBackground();
        responsible.set(false);
    }

    /** While starting this command holds the lock itself; later another command may have to finish first. */
    void stopAll() {
        if (!responsible.getAndSet(false)) {
            return;
        }
        checkout.state().close();
        Optional<StackLock> lock =
                watching ? Optional.of(StackLock.take(checkout.state(), OTHER_COMMANDS_FINISH)) : Optional.empty();
        try {
            console.line("");
            Stack.stop(checkout.state(), console);
            checkout.ownership().clear();
        } finally {
            lock.ifPresent(StackLock::close);
        }
    }

    void watch(Stack stack) {
        watching = true;
        Set<String> reported = new HashSet<>();
        while (checkout.ownership().isClaimed()) {
            try (StackLock lock = StackLock.tryTake(checkout.state()).orElse(null)) {
                if (lock != null) {
                    stack.parts().forEach(part -> reportCrash(part, reported));
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void reportCrash(LaunchedServer part, Set<String> reported) {
        if (!part.hasCrashed()) {
            reported.remove(part.name());
        } else if (reported.add(part.name())) {
            console.line(part.name() + " ended unexpectedly, see ./run logs " + part.name() + "; ./run restart "
                    + part.name() + " starts it again.");
        }
    }
}

package io.throughline.devstack.cli;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.Ownership;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.Stack;
import io.throughline.devstack.StateDir;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the commands work on: the checkout, its state directory and the stack that may run there. */
record Checkout(Path root, StateDir state, Ownership ownership, Console console) {

    static Checkout here() {
        Path root = ProjectRoot.find();
        StateDir state = new StateDir(root.resolve(".run"));
        return new Checkout(root, state, new Ownership(state), new Console());
    }

    Stack runningStack() {
        boolean running = ownership.isBackground() || ownership.foreground().isPresent();
        if (!running) {
            throw new DevstackException(Failure.NOT_RUNNING, "The stack does not run; start it with ./run.");
        }
        return Stack.existing(root, state);
    }

    boolean wasEverStarted() {
        return Files.exists(state.path().resolve("credentials.env"));
    }
}

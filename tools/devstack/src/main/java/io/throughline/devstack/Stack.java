package io.throughline.devstack;

import java.nio.file.Path;

/** All servers of a checkout. */
public final class Stack {

    private Stack() {}

    static Path brokerConfiguration(Path root) {
        return root.resolve("liberty-config/broker");
    }
}

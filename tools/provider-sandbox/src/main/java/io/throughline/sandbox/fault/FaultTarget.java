package io.throughline.sandbox.fault;

import java.util.List;

/** The providers that faults can strike, each with its operations. */
public enum FaultTarget {
    PAYMENT(List.of("authorize", "capture", "void", "refund", "read")),
    CARRIER(List.of("book", "cancel", "read", "track"));

    private final List<String> operations;

    FaultTarget(List<String> operations) {
        this.operations = operations;
    }

    List<String> operations() {
        return operations;
    }
}

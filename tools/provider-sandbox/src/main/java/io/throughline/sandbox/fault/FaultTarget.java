package io.throughline.sandbox.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The providers that faults can strike, each with its operations, the modes it knows and the status of an error. */
public enum FaultTarget {
    PAYMENT(List.of("authorize", "capture", "void", "refund", "read"), FaultMode.HTTP, new Statuses(500, 599, 503)),
    /** An error has 200 unless another is asked for: this provider tells of errors in its answers. */
    ACQUIRER(
            List.of("reserve", "charge", "release", "repay", "query", "statement"),
            FaultMode.HTTP,
            new Statuses(200, 599, 200)),
    CARRIER(List.of("book", "cancel", "read", "track"), FaultMode.HTTP, new Statuses(500, 599, 503)),
    /** The operation is the name of an endpoint. */
    WEBHOOK(List.of(), FaultMode.HTTP, new Statuses(400, 599, 503)),
    SMTP(
            List.of("data"),
            EnumSet.of(FaultMode.ERROR, FaultMode.TIMEOUT, FaultMode.SLOW, FaultMode.RESET),
            new Statuses(400, 599, 451)),
    PROVIDER_WEBHOOK(
            List.of("authorized", "declined", "captured", "voided", "refunded"),
            EnumSet.of(FaultMode.DUPLICATE, FaultMode.REORDER, FaultMode.DELAY, FaultMode.DROP),
            new Statuses(500, 599, 503)),
    ACQUIRER_WEBHOOK(PROVIDER_WEBHOOK.operations, PROVIDER_WEBHOOK.modes, PROVIDER_WEBHOOK.statuses);

    /** Which status an error may have, and which it has unless another is asked for. */
    record Statuses(int least, int most, int standard) {}

    private final List<String> operations;
    private final Set<FaultMode> modes;
    private final Statuses statuses;

    FaultTarget(List<String> operations, Set<FaultMode> modes, Statuses statuses) {
        this.operations = operations;
        this.modes = modes;
        this.statuses = statuses;
    }

    List<String> operations() {
        return operations;
    }

    Set<FaultMode> modes() {
        return modes;
    }

    Statuses statuses() {
        return statuses;
    }

    /** Whether it has an operation of this name; a target that names none has any. */
    boolean knows(String operation) {
        return operations.isEmpty() || operations.contains(operation);
    }
}

package io.throughline.devstack;

/** What can go wrong with the stack, each with the exit code that {@code ./run} ends with. */
public enum Failure {
    FAILED(1),
    WRONG_USAGE(2),
    NOT_RUNNING(3),
    PORT_IN_USE(10),
    MISSING_JDK(11),
    MISSING_MAVEN(12),
    DISK_FULL(13),
    BUILD_FAILED(14),
    ALREADY_RUNNING(15),
    NOT_READY(16),
    NOT_BUILT(17),
    INTERRUPTED(130);

    private final int exitCode;

    Failure(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}

package io.throughline.opscli;

/** How a command ends, for scripts; told in the help. */
public enum ExitCode {
    DONE(0),
    /** The server or the operator said no, or a replay did not end well. */
    REFUSED(1),
    WRONG_USAGE(2),
    UNREACHABLE(3),
    NOT_ALLOWED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}

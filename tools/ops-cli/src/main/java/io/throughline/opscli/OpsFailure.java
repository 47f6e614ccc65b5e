package io.throughline.opscli;

/** Ends a command; the message is for the person who gave it. */
public final class OpsFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public OpsFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public OpsFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static OpsFailure wrongUsage(String message) {
        return new OpsFailure(ExitCode.WRONG_USAGE, message);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}

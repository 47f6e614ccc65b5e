package io.throughline.messaging.internal.failure;

/** A stack trace as Java prints it, without the messages: they differ with each event. */
final class TraceText {

    private static final int LONGEST = 20_000;

    private TraceText() {}

    static String of(Throwable failure) {
        var text = new StringBuilder();
        var around = new StackTraceElement[0];
        for (var cause : Causes.of(failure)) {
            text.append(cause == failure ? "" : "Caused by: ")
                    .append(cause.getClass().getName());
            around = print(cause.getStackTrace(), around, text.append('\n'));
        }
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** What the exception around it has in common with it is told once. */
    private static StackTraceElement[] print(
            StackTraceElement[] trace, StackTraceElement[] around, StringBuilder text) {
        int common = 0;
        while (common < Math.min(trace.length, around.length)
                && trace[trace.length - 1 - common].equals(around[around.length - 1 - common])) {
            common++;
        }
        for (int i = 0; i < trace.length - common; i++) {
            text.append("\tat ").append(trace[i]).append('\n');
        }
        if (common > 0) {
            text.append("\t... ").append(common).append(" more\n");
        }
        return trace;
    }
}

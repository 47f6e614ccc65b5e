package io.throughline.messaging.internal.failure;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * An exception without its message, which holds ids and texts of the one event.
 *
 * @param type the class of the exception
 * @param code what the database calls the error; empty of any other exception
 * @param frames innermost first
 */
record FailureTrace(String type, String code, List<Frame> frames) {

    /** Of each of {@link Causes}. */
    static List<FailureTrace> chain(Throwable failure) {
        return Causes.of(failure).stream().map(FailureTrace::of).toList();
    }

    private static FailureTrace of(Throwable failure) {
        var code = failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        var frames = Arrays.stream(failure.getStackTrace())
                .map(line -> new Frame(line.getClassName(), line.getMethodName()))
                .toList();
        return new FailureTrace(failure.getClass().getName(), code, frames);
    }
}

package io.throughline.messaging.internal.failure;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What is kept of a failure beside its message.
 *
 * @param exception the class of the innermost cause
 * @param fingerprint see {@link Fingerprint}
 * @param trace the stack trace, without messages
 */
public record Failure(String exception, String fingerprint, String trace) {

    public static Failure of(Throwable failure) {
        var chain = FailureTrace.chain(failure);
        var root = chain.get(chain.size() - 1);
        return new Failure(root.type(), Fingerprint.of(chain), TraceText.of(failure));
    }

    /** The same for the same trace, at every node. */
    public UUID traceId() {
        return UUID.nameUUIDFromBytes(trace.getBytes(StandardCharsets.UTF_8));
    }
}

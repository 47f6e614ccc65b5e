package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.failure.Causes;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import java.util.Set;

/** Tells a broker that refuses one message from a broker that is away. When in doubt it is away. */
final class BrokerFailures {

    // By name, since the client's classes belong to the resource adapter.
    private static final Set<String> REFUSALS = Set.of(
            "ActiveMQSecurityException",
            "ActiveMQAddressFullException",
            "ActiveMQAddressDoesNotExistException",
            "ActiveMQNonExistentQueueException",
            "ActiveMQLargeMessageException");

    private BrokerFailures() {}

    /** Whether the broker has the message already: then it is done. */
    static boolean duplicate(Throwable failure) {
        var text = String.valueOf(failure.getMessage());
        return text.contains("DUPLICATE_ID_REJECTED")
                || text.contains("AMQ229102")
                || text.contains("Duplicate message");
    }

    /** Whether this message is refused while others may go on. */
    static boolean refusal(Throwable failure) {
        for (var cause : Causes.of(failure)) {
            if (cause instanceof InvalidDestinationException
                    || cause instanceof JMSSecurityException
                    || cause instanceof MessageFormatException
                    || REFUSALS.contains(cause.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}

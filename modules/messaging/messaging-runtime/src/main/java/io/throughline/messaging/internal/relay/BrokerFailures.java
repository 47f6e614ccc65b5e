package io.throughline.messaging.internal.relay;

import java.util.Set;

/** Tells a broker that is away from a broker that refuses one message. */
final class BrokerFailures {

    // By name, since the client's classes belong to the resource adapter.
    private static final Set<String> CONNECTION = Set.of(
            "ActiveMQNotConnectedException",
            "ActiveMQDisconnectedException",
            "ActiveMQUnBlockedException",
            "ActiveMQConnectionTimedOutException",
            "ActiveMQObjectClosedException",
            "ActiveMQInternalErrorException",
            "ActiveMQInterruptedException",
            "ActiveMQShutdownException",
            "ActiveMQIOErrorException",
            "ResourceException");

    private BrokerFailures() {}

    static boolean connectionLost(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (CONNECTION.contains(cause.getClass().getSimpleName())
                    || cause instanceof jakarta.jms.IllegalStateException) {
                return true;
            }
        }
        return false;
    }
}

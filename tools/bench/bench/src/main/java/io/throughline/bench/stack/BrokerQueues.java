package io.throughline.bench.stack;

import java.util.Arrays;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** All queues of the environment from which somebody consumes. */
public record BrokerQueues(BrokerAccess broker, List<String> names) {

    private static final String ENVIRONMENT = "dev.";
    private static final String DEAD_LETTERS = ".dlq";

    public static BrokerQueues of(BrokerAccess broker) throws Exception {
        return new BrokerQueues(broker, broker.inSession(BrokerQueues::consumed));
    }

    private static List<String> consumed(ClientSession session) throws Exception {
        try (ClientRequestor requestor = new ClientRequestor(session, "activemq.management")) {
            var request = session.createMessage(false);
            ManagementHelper.putAttribute(request, ResourceNames.BROKER, "queueNames");
            Object[] names = (Object[]) ManagementHelper.getResult(requestor.request(request, 10_000));
            return Arrays.stream(names)
                    .map(Object::toString)
                    .filter(name -> name.startsWith(ENVIRONMENT) && !name.endsWith(DEAD_LETTERS))
                    .toList();
        }
    }

    /** Messages that wait or are being handled. */
    public long messages() throws Exception {
        return broker.inSession(session -> {
            long messages = 0;
            for (String name : names) {
                messages += session.queueQuery(SimpleString.of(name)).getMessageCount();
            }
            return messages;
        });
    }
}

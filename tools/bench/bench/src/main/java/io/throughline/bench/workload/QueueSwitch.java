package io.throughline.bench.workload;

import io.throughline.bench.stack.BrokerAccess;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** Stops and starts the delivery of a queue. */
record QueueSwitch(BrokerAccess broker, String queue) {

    void pause() throws Exception {
        call("pause");
    }

    void resume() throws Exception {
        call("resume");
    }

    private void call(String operation) throws Exception {
        broker.inSession(session -> {
            try (ClientRequestor requestor = new ClientRequestor(session, "activemq.management")) {
                var request = session.createMessage(false);
                ManagementHelper.putOperationInvocation(request, ResourceNames.QUEUE + queue, operation);
                var reply = requestor.request(request, 10_000);
                if (reply == null || !ManagementHelper.hasOperationSucceeded(reply)) {
                    throw new IllegalStateException("the broker refused to " + operation + " " + queue);
                }
                return null;
            }
        });
    }
}

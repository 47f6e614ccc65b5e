package io.throughline.topology;

import io.throughline.messaging.processor.ConsumerDeclaration;
import java.util.stream.Collectors;

/** The part of Liberty's configuration that follows from the consumers. */
final class LibertyXml {

    // The specification's identifier joins it to its bean. Its destination is the identifier of a jmsQueue, or the bean
    // stays silently inactive; Liberty replaces it by that queue's JNDI name, which must therefore be the address.
    private static final String CONSUMER = """
              <jmsQueue id="%2$s" jndiName="${THROUGHLINE_ENV}.%2$s">
                <properties.artemis Address="${THROUGHLINE_ENV}.%2$s"/>
              </jmsQueue>
              <jmsActivationSpec id="%1$s" maxEndpoints="%3$d" authDataRef="brokerAccount">
                <properties.artemis destination="%2$s" destinationType="jakarta.jms.Queue"
                                    useJNDI="false" maxSession="%3$d" acknowledgeMode="Auto-acknowledge"%4$s/>
              </jmsActivationSpec>
            """;

    // A session that fetched jobs ahead would keep them from the others while it works.
    private static final String ONE_AT_A_TIME = " consumerWindowSize=\"0\"";

    private final String application;

    LibertyXml(String application) {
        this.application = application;
    }

    String of(Topology topology) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- generated from the consumers' declarations; change those -->
                <server>
                """ + topology.consumers().stream().map(this::consumer).collect(Collectors.joining()) + "</server>\n";
    }

    private String consumer(ConsumerDeclaration consumer) {
        var id = application + "/" + consumer.module() + "/" + consumer.bean();
        return CONSUMER.formatted(
                id, consumer.consumer(), consumer.sessions(), consumer.forWork() ? ONE_AT_A_TIME : "");
    }
}

package io.throughline.topology;

import io.throughline.messaging.processor.ConsumerDeclaration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The broker's configuration: addresses, queues, diverts, redelivery and rights of each environment. */
final class BrokerXml {

    private static final String EVENTS = """
                  <address name="%s"><multicast/></address>
            """;
    private static final String QUEUES = """
                  <address name="%1$s">
                    <anycast><queue name="%1$s"%2$s/></anycast>
                  </address>
                  <address name="%1$s.dlq">
                    <anycast><queue name="%1$s.dlq"/></anycast>
                  </address>
            """;
    // A joining node must neither overtake nor starve: groups move only when what is in flight is acknowledged.
    private static final String GROUPED =
            " group-rebalance=\"true\" group-rebalance-pause-dispatch=\"true\" group-buckets=\"1024\"";
    // A job's key says what it is about and binds it to no session.
    private static final String COMPETING = " group-buckets=\"0\"";
    // A divert may not have the name of a queue: the broker would skip it with no more than a warning.
    private static final String DIVERT = """
                  <divert name="%1$s.divert">
                    <address>%2$s</address>
                    <forwarding-address>%1$s</forwarding-address>%3$s
                    <routing-type>ANYCAST</routing-type>
                    <exclusive>false</exclusive>
                  </divert>
            """;
    private static final String FILTER = "\n        <filter string=\"cloudEvents_type IN (%s)\"/>";
    // The runtime counts attempts and dead-letters by itself. The broker counts what was never tried: when a node
    // dies its sessions go one after another, and each may be given what the one before it had in hand. The limit
    // of the broker is only for what kills every node that takes it.
    // What lies on a dead-letter queue is a copy for the console (the store is filled from another one) and goes by
    // itself.
    private static final int DELIVERIES_OF_THE_BROKER = 100;
    private static final String SETTING = """
                  <address-setting match="%1$s">
                    <dead-letter-address>%1$s.dlq</dead-letter-address>
                    <expiry-address>%1$s.dlq</expiry-address>
                    <max-delivery-attempts>%5$d</max-delivery-attempts>
                    <redelivery-delay>%2$d</redelivery-delay>
                    <redelivery-delay-multiplier>%3$s</redelivery-delay-multiplier>
                    <redelivery-collision-avoidance-factor>0.3</redelivery-collision-avoidance-factor>
                    <max-redelivery-delay>%4$d</max-redelivery-delay>
                  </address-setting>
                  <address-setting match="%1$s.dlq">
                    <max-delivery-attempts>100</max-delivery-attempts>
                    <expiry-delay>${THROUGHLINE_DLQ_COPY_MILLIS:1209600000}</expiry-delay>
                    <expiry-address></expiry-address>
                  </address-setting>
            """;
    // What arrives at any dead-letter address, by whomever, is copied to the one queue that the store is filled from.
    private static final String COLLECT = """
                  <address name="%1$s">
                    <anycast><queue name="%1$s"/></anycast>
                  </address>
            """;
    private static final String COLLECT_DIVERT = """
                  <divert name="%2$s.dlq.divert">
                    <address>%2$s.dlq</address>
                    <forwarding-address>%1$s</forwarding-address>
                    <routing-type>ANYCAST</routing-type>
                    <exclusive>false</exclusive>
                  </divert>
            """;
    private static final String COLLECT_SETTING = """
                  <address-setting match="%1$s">
                    <max-delivery-attempts>-1</max-delivery-attempts>
                    <redelivery-delay>1000</redelivery-delay>
                    <redelivery-delay-multiplier>2.00</redelivery-delay-multiplier>
                    <max-redelivery-delay>60000</max-redelivery-delay>
                  </address-setting>
            """;
    private static final String EVENT_RIGHTS = """
                  <security-setting match="%1$s.*.events">
                    <permission type="send" roles="%1$s-app"/>
                    <permission type="createNonDurableQueue" roles="%1$s-subscriber"/>
                    <permission type="deleteNonDurableQueue" roles="%1$s-subscriber"/>
                    <permission type="createDurableQueue" roles="%1$s-subscriber"/>
                    <permission type="deleteDurableQueue" roles="%1$s-subscriber"/>
                    <permission type="consume" roles="%1$s-subscriber"/>
                    <permission type="browse" roles="amq"/>
                    <permission type="manage" roles="amq"/>
                    <permission type="view" roles="amq"/>
                    <permission type="edit" roles="amq"/>
                  </security-setting>
            """;
    private static final String QUEUE_RIGHTS = """
                  <security-setting match="%1$s">
                    <permission type="send" roles="%2$s-app,amq"/>
                    <permission type="consume" roles="%3$s"/>
                    <permission type="browse" roles="amq"/>
                    <permission type="manage" roles="amq"/>
                    <permission type="view" roles="amq"/>
                    <permission type="edit" roles="amq"/>
                  </security-setting>
            """;

    private final String template;

    BrokerXml(String template) {
        this.template = template;
    }

    String of(Topology topology, List<String> environments) {
        environments.forEach(BrokerXml::requireName);
        return template.replace(
                        "<!-- addresses -->",
                        each(
                                environments,
                                env -> each(topology.contexts(), context -> EVENTS.formatted(events(env, context)))
                                        + each(topology.consumers(), consumer -> queues(env, consumer))
                                        + COLLECT.formatted(collected(env))))
                .replace(
                        "<!-- diverts -->",
                        each(
                                environments,
                                env -> each(topology.subscribers(), c -> divert(env, c))
                                        + each(topology.consumers(), c -> collectDivert(env, c))))
                .replace(
                        "<!-- address-settings -->",
                        each(
                                environments,
                                env -> each(topology.consumers(), c -> setting(env, c))
                                        + COLLECT_SETTING.formatted(collected(env))))
                .replace("<!-- security-settings -->", each(environments, env -> rights(env, topology)));
    }

    private static String rights(String environment, Topology topology) {
        return EVENT_RIGHTS.formatted(environment)
                + QUEUE_RIGHTS.formatted(collected(environment), environment, environment + "-app")
                + each(topology.consumers(), consumer -> {
                    var address = environment + "." + consumer.consumer();
                    return QUEUE_RIGHTS.formatted(address, environment, environment + "-app,amq")
                            + QUEUE_RIGHTS.formatted(address + ".dlq", environment, "amq");
                });
    }

    private static String queues(String environment, ConsumerDeclaration consumer) {
        return QUEUES.formatted(environment + "." + consumer.consumer(), grouping(consumer));
    }

    private static String grouping(ConsumerDeclaration consumer) {
        if (consumer.forWork()) {
            return COMPETING;
        }
        return consumer.ordered() ? GROUPED : "";
    }

    private static String divert(String environment, ConsumerDeclaration consumer) {
        var name = environment + "." + consumer.consumer();
        return DIVERT.formatted(name, events(environment, consumer.from()), filter(consumer));
    }

    private static String filter(ConsumerDeclaration consumer) {
        if (consumer.takesAny()) {
            return "";
        }
        return FILTER.formatted(
                consumer.types().stream().map(type -> "'" + type + "'").collect(Collectors.joining(", ")));
    }

    private static String setting(String environment, ConsumerDeclaration consumer) {
        return SETTING.formatted(
                environment + "." + consumer.consumer(),
                consumer.redeliveryDelay(),
                String.format(Locale.ROOT, "%.2f", consumer.redeliveryMultiplier()),
                consumer.maxRedeliveryDelay(),
                Math.max(DELIVERIES_OF_THE_BROKER, consumer.maxDeliveries()));
    }

    private static String collectDivert(String environment, ConsumerDeclaration consumer) {
        return COLLECT_DIVERT.formatted(collected(environment), environment + "." + consumer.consumer());
    }

    private static String collected(String environment) {
        return environment + ".messaging.dead-letters";
    }

    private static String events(String environment, String context) {
        return environment + "." + context + ".events";
    }

    private static <T> String each(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining());
    }

    private static void requireName(String environment) {
        if (!environment.matches("[a-z][a-z0-9]{0,19}")) {
            throw new InvalidTopology("environment '" + environment + "': 1 to 20 lower-case letters and digits");
        }
    }
}

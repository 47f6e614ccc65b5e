package io.throughline.topology;

import io.throughline.messaging.processor.ConsumerDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** All consumers of an application, and the configurations that follow from them. The output is deterministic. */
public final class Topology {

    private static final String DEFAULT_TEMPLATE = "/broker.xml";

    private final List<ConsumerDeclaration> consumers;

    private Topology(List<ConsumerDeclaration> consumers) {
        this.consumers = consumers;
    }

    /**
     * @param wars WAR files, exploded WARs or directories of classes
     * @throws InvalidTopology naming the file that cannot be read, or two consumers of the same name
     */
    public static Topology fromWars(List<Path> wars) {
        var names = new TreeSet<String>();
        var consumers = new ArrayList<ConsumerDeclaration>();
        for (var war : wars) {
            for (var consumer : DeclarationFiles.read(war)) {
                if (!names.add(consumer.consumer())) {
                    throw new InvalidTopology("two modules declare the consumer " + consumer.consumer());
                }
                consumers.add(consumer);
            }
        }
        consumers.sort(Comparator.comparing(ConsumerDeclaration::consumer));
        return new Topology(List.copyOf(consumers));
    }

    List<ConsumerDeclaration> consumers() {
        return consumers;
    }

    /** Those that get events by a divert. */
    List<ConsumerDeclaration> subscribers() {
        return consumers.stream().filter(consumer -> !consumer.forWork()).toList();
    }

    /** Every context whose events somebody consumes, and every one that consumes. */
    List<String> contexts() {
        var contexts = new TreeSet<String>();
        consumers.forEach(consumer -> {
            contexts.add(consumer.forWork() ? consumer.context() : consumer.from());
            contexts.add(consumer.context());
        });
        return List.copyOf(contexts);
    }

    /** Activation specifications and queues for Liberty, for the application {@code throughline}. */
    public String libertyXml() {
        return libertyXml("throughline");
    }

    public String libertyXml(String application) {
        return new LibertyXml(application).of(this);
    }

    /** A whole {@code broker.xml} for the environments, from the template that ships with Throughline. */
    public String brokerXml(List<String> environments) {
        try (var template = Topology.class.getResourceAsStream(DEFAULT_TEMPLATE)) {
            return brokerXml(new String(template.readAllBytes(), StandardCharsets.UTF_8), environments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell script that configures a running broker, whatever the environment. */
    public String brokerScript() {
        return new BrokerScript(brokerXml(List.of(BrokerScript.ENVIRONMENT))).text();
    }

    /** As {@link #brokerXml(List)}, from a template of one's own. */
    public String brokerXml(Path template, List<String> environments) {
        try {
            return brokerXml(Files.readString(template), environments);
        } catch (IOException e) {
            throw new InvalidTopology(template + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String brokerXml(String template, List<String> environments) {
        return new BrokerXml(template).of(this, environments);
    }
}

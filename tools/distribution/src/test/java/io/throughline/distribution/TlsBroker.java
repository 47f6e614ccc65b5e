package io.throughline.distribution;

import io.throughline.devstack.Broker;
import io.throughline.devstack.Credentials;
import io.throughline.devstack.Distributions;
import io.throughline.devstack.ProjectRoot;
import io.throughline.devstack.StackSettings;
import io.throughline.devstack.StateDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An Artemis for encrypted connections only, with accounts, and without any address, queue or right of Throughline. */
final class TlsBroker implements AutoCloseable {

    private static final String BROKER_XML = """
            <configuration xmlns="urn:activemq">
              <core xmlns="urn:activemq:core">
                <name>corporate</name>
                <bindings-directory>${throughline.broker.data}/bindings</bindings-directory>
                <journal-directory>${throughline.broker.data}/journal</journal-directory>
                <large-messages-directory>${throughline.broker.data}/large</large-messages-directory>
                <paging-directory>${throughline.broker.data}/paging</paging-directory>
                <journal-type>NIO</journal-type>
                <acceptors>
                  <acceptor name="tls">tcp://127.0.0.1:${THROUGHLINE_BROKER_PORT}?protocols=CORE,AMQP;amqpDuplicateDetection=true;sslEnabled=true;keyStoreType=PKCS12;keyStorePath=%s;keyStorePassword=%s</acceptor>
                </acceptors>
                <security-settings>
                  <security-setting match="#">
                    <permission type="manage" roles="amq"/>
                    <permission type="view" roles="amq"/>
                    <permission type="edit" roles="amq"/>
                  </security-setting>
                </security-settings>
              </core>
            </configuration>
            """;

    private final StackSettings settings;
    private final Broker broker;

    TlsBroker(Path home, StackSettings settings, Certificate certificate) throws IOException {
        this.settings = settings;
        var configuration = Files.createDirectories(home.resolve("configuration"));
        Files.writeString(
                configuration.resolve("broker.xml"),
                BROKER_XML.formatted(certificate.keyStore(), Certificate.PASSWORD));
        broker = new Broker(
                new StateDir(home.resolve("state")), settings, new Distributions(ProjectRoot.find()), configuration);
        broker.start();
    }

    int port() {
        return broker.port();
    }

    String jolokia() {
        return broker.consoleUrl() + "jolokia";
    }

    String administrator() {
        return "broker";
    }

    String administratorPassword() {
        return settings.get(Credentials.BROKER_CONSOLE);
    }

    /** Of {@code throughline-prod}. */
    String password() {
        return settings.get(Credentials.BROKER_APP);
    }

    @Override
    public void close() {
        broker.stop();
    }
}

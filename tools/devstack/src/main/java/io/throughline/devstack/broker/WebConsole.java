package io.throughline.devstack.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Artemis's own console, on loopback, for accounts with the role {@code amq}. It is deployed when somebody asks for it, for
 * that would take a third of the processor time of the broker's start.
 */
final class WebConsole {

    private static final Map<String, String> HAWTIO = Map.of(
            "hawtio.authenticationEnabled", "true",
            "hawtio.realm", AccountFiles.REALM,
            "hawtio.roles", "amq",
            "hawtio.rolePrincipalClasses", RolePrincipal.class.getName(),
            "hawtio.offline", "true",
            "hawtio.disableProxy", "true");

    private final Server jetty = new Server();

    WebConsole(int port) {
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
    }

    void start(Path war, Path work) throws Exception {
        HAWTIO.forEach(System::setProperty);
        Files.createDirectories(work);
        WebAppContext console = new WebAppContext();
        console.setContextPath("/console");
        console.setWar(war.toString());
        console.setTempDirectory(work.toFile());
        // its own SLF4J would find the broker's provider, reject it and log what it logs in a form of its own
        console.getProtectedClassMatcher().add("org.slf4j.");
        console.setThrowUnavailableOnStartupException(true);
        jetty.setHandler(new AtFirstRequest(console));
        jetty.start();
    }

    void stop() throws Exception {
        jetty.stop();
    }

    private static final class AtFirstRequest extends Handler.Wrapper {

        private final WebAppContext console;

        AtFirstRequest(WebAppContext console) {
            super(true);
            this.console = console;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            deploy();
            return super.handle(request, response, callback);
        }

        private synchronized void deploy() throws Exception {
            if (getHandler() == null) {
                Handler deployed = console.get();
                deployed.setServer(getServer());
                deployed.start();
                setHandler(deployed);
                // it already runs, and would not be stopped with this
                manage(deployed);
            }
        }
    }
}

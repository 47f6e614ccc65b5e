package io.throughline.devstack.broker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;

/** Runs the broker that {@code <etc>/broker.xml} describes, with its accounts and its console, until it is signalled. */
public final class BrokerMain {

    /** Given by environment, for a command line can be read by every user of the machine. */
    public static final String ACCOUNTS = "THROUGHLINE_BROKER_ACCOUNTS";

    public static final String CONSOLE_PORT = "THROUGHLINE_BROKER_CONSOLE_PORT";
    public static final String CONSOLE_WAR = "THROUGHLINE_BROKER_CONSOLE_WAR";

    /** Auditing would write a line for every message; held here, for loggers nobody holds forget their level. */
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        Path etc = Path.of(args[0]);
        Path data = Path.of(args[1]);
        Map<String, String> environment = System.getenv();
        AUDIT.setLevel(Level.OFF);
        publishSettings(environment, data);
        AccountFiles.write(etc, environment.get(ACCOUNTS));

        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(etc.resolve("broker.xml").toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(AccountFiles.REALM));
        broker.setMbeanServer(ManagementFactory.getPlatformMBeanServer());
        WebConsole console = new WebConsole(Integer.parseInt(environment.get(CONSOLE_PORT)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, console), "stop-broker"));

        broker.start();
        if (!broker.getActiveMQServer().isActive()) {
            Runtime.getRuntime().halt(1);
        }
        console.start(Path.of(environment.get(CONSOLE_WAR)), data.resolve("console"));
    }

    /** The configuration file refers to ports, directories and the environment's name as system properties. */
    private static void publishSettings(Map<String, String> environment, Path data) {
        environment.forEach((name, value) -> {
            boolean secret = name.endsWith("_PASSWORD") || name.endsWith("_KEY") || name.equals(ACCOUNTS);
            if (name.startsWith("THROUGHLINE_") && !secret) {
                System.setProperty(name, value);
            }
        });
        System.setProperty("throughline.broker.host", "127.0.0.1");
        System.setProperty("throughline.broker.port", environment.get("THROUGHLINE_BROKER_PORT"));
        System.setProperty("throughline.broker.data", data.toString());
    }

    private static void stop(EmbeddedActiveMQ broker, WebConsole console) {
        try {
            console.stop();
            broker.stop();
        } catch (Exception e) {
            System.getLogger(BrokerMain.class.getName()).log(System.Logger.Level.ERROR, "Did not stop cleanly", e);
        }
    }
}

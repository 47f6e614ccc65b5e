package io.throughline.bench.stack;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker with the default journal settings, for measurements that need nothing else. Arguments: port, directory. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        var configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + arguments[0] + "?protocols=CORE")
                .addAddressSetting(
                        "#", new AddressSettings().setMaxSizeBytes(-1).setMaxSizeMessages(-1));
        new EmbeddedActiveMQ().setConfiguration(configuration).start();
    }
}

package io.throughline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a broker takes the script is shown by the distribution's test. */
class BrokerScriptTest {

    private static final String FILE = """
            <configuration><core>
              <security-settings>%s</security-settings>
              <addresses>%s</addresses>
            </core></configuration>
            """;

    @TempDir
    private Path directory;

    @Test
    void saysWhatTheFileSays() throws IOException {
        var script = Topology.fromWars(List.of(Wars.inventory(directory))).brokerScript();

        assertThat(script)
                .contains("address '@env@.orders.events' 'MULTICAST'\n")
                .contains("rights '@env@.inventory.orders-events.dlq' '@env@-app,amq' 'amq' '' '' '' '' 'amq' 'amq'")
                .contains("\"deadLetterAddress\":\"@env@.inventory.orders-events.dlq\"", "\"redeliveryMultiplier\":")
                .contains("\"name\":\"@env@.inventory.orders-events\"", "\"group-buckets\":1024")
                .contains("\"filter-string\":\"cloudEvents_type IN ('\\''orders.order-")
                .doesNotContain(BrokerScript.ENVIRONMENT, "'DLQ'", "<topology>");
    }

    @Test
    void refusesWhatItCannotSay() {
        var right = "<security-setting match='environment0.x'><permission type='fly' roles='a'/></security-setting>";
        var filter =
                "<address name='environment0.x'><anycast><queue name='x'><filter string='a'/></queue></anycast></address>";

        assertThatThrownBy(() -> new BrokerScript(FILE.formatted(right, "")).text())
                .isInstanceOf(InvalidTopology.class)
                .hasMessageContaining("fly");
        assertThatThrownBy(() -> new BrokerScript(FILE.formatted("", filter)).text())
                .isInstanceOf(InvalidTopology.class)
                .hasMessageContaining("filter");
    }
}

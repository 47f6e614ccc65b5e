package io.throughline.messaging.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.ContractViolation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private final Contracts contracts = new Contracts();
    private final EventReader reader = new EventReader(contracts);
    private final EventContract contract = contracts.of(ThingBought.class);

    @Test
    void readsTheLatestVersionAndIgnoresFieldsItDoesNotKnow() {
        assertThat(read(2, "{\"thing\":\"pen\",\"count\":3,\"colour\":\"red\"}"))
                .isEqualTo(new ThingBought("pen", 3));
    }

    @Test
    void upcastsAnOlderVersion() {
        assertThat(read(1, "{\"thing\":\"pen\"}")).isEqualTo(new ThingBought("pen", 1));
    }

    @Test
    void checksAnEventAgainstTheVersionItWasPublishedIn() {
        assertThatThrownBy(() -> read(2, "{\"thing\":\"pen\"}"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("count");
    }

    @Test
    void refusesAVersionThatHasNoSchema() {
        assertThatThrownBy(() -> read(3, "{\"thing\":\"pen\",\"count\":1}"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("unknown version 3");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> read(2, "rubbish"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("not JSON");
    }

    private Object read(int version, String json) {
        return reader.read(contract, version, json.getBytes(StandardCharsets.UTF_8));
    }
}

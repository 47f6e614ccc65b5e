package io.throughline.messaging.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.AnyEvent;
import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventContracts.Audience;
import io.throughline.messaging.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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
    void refusesWhatIsNotOfItsFormat() {
        assertThat(read(1, "{\"thing\":\"pen\",\"order\":\"01a224f7-f9eb-77ef-a553-501adac12545\"}"))
                .isEqualTo(new ThingBought("pen", 1));
        assertThatThrownBy(() -> read(1, "{\"thing\":\"pen\",\"order\":\"mine\"}"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("/order");
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

    @Test
    void readsAnEventOfWhateverTypeInTheVersionItWasPublishedIn() {
        var event = readAny("shop.thing-bought", 1, "{\"thing\":\"pen\",\"colour\":\"red\"}");

        assertThat(event)
                .isEqualTo(new AnyEvent(
                        "k-1",
                        "shop.thing-bought",
                        1,
                        "{\"thing\":\"pen\",\"colour\":\"red\"}",
                        "{\"thing\":\"pen\",\"colour\":\"red\"}"));
        assertThat(event.isPublic()).isTrue();
    }

    @Test
    void checksAnEventOfWhateverTypeToo() {
        assertThatThrownBy(() -> readAny("shop.thing-bought", 2, "{\"thing\":\"pen\"}"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("count");
        assertThatThrownBy(() -> readAny("shop.thing-lent", 1, "{}"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("shop.thing-lent");
    }

    @Test
    void leavesOutOfThePublicDataWhateverTheSchemaMarks() {
        var event = readAny(
                "shop.thing-paid",
                1,
                "{\"thing\":\"pen\",\"token\":\"t1\",\"card\":{\"holder\":\"Ada\",\"pin\":\"t2\"},"
                        + "\"parts\":[{\"sum\":1,\"token\":\"t3\"},{\"sum\":2,\"token\":\"t4\"}],\"a/b~c\":\"t5\",\"tokens\":[\"t6\",\"t7\"]}");

        assertThat(event.publicData())
                .isEqualTo(
                        "{\"thing\":\"pen\",\"card\":{\"holder\":\"Ada\"},\"parts\":[{\"sum\":1},{\"sum\":2}],\"tokens\":[]}");
        assertThat(event.data()).contains("t1", "t2", "t3", "t4", "t5", "t6", "t7");
    }

    @Test
    void hasNothingPublicOfAnEventThatIsMarkedAsAWhole() {
        var event = readAny("shop.thing-wanted", 1, "{\"thing\":\"pen\"}");

        assertThat(event.isPublic()).isFalse();
        assertThat(event.publicData()).isNull();
        assertThat(event.data()).isEqualTo("{\"thing\":\"pen\"}");
    }

    @Test
    void knowsWhichEventsAreForTheOutside() {
        assertThat(contracts.audience("shop.thing-bought")).isEqualTo(Audience.PUBLIC);
        assertThat(contracts.audience("shop.thing-wanted")).isEqualTo(Audience.INTERNAL);
        assertThat(contracts.audience("shop.thing-lent")).isEqualTo(Audience.UNKNOWN);
    }

    private AnyEvent readAny(String type, int version, String json) {
        var envelope = new EventEnvelope(
                UUID.randomUUID(),
                type,
                version,
                "/test/shop",
                "k-1",
                1,
                Instant.EPOCH,
                null,
                "c",
                null,
                null,
                null,
                Map.of());
        return reader.read(getClass().getClassLoader(), envelope, json.getBytes(StandardCharsets.UTF_8));
    }

    private Object read(int version, String json) {
        return reader.read(contract, version, json.getBytes(StandardCharsets.UTF_8));
    }
}

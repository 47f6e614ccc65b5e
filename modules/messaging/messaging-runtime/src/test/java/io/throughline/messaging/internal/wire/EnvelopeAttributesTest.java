package io.throughline.messaging.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.EventEnvelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeAttributesTest {

    private final EventEnvelope envelope = new EventEnvelope(
            EventIds.next(),
            "orders.order-placed",
            2,
            "/dev/orders",
            "o-1",
            7,
            Instant.parse("2026-11-23T10:00:00.123456Z"),
            "acme",
            "c-1",
            null,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            null,
            Map.of("lane", "slow"));

    @Test
    void readsWhatItWrites() {
        assertThat(EnvelopeAttributes.envelope(EnvelopeAttributes.of(envelope))).isEqualTo(envelope);
    }

    @Test
    void padsTheSequenceSoThatItSortsAsText() {
        assertThat(EnvelopeAttributes.of(envelope)).containsEntry("sequence", "00000000000000000007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "type", "source", "time", "dataschema", "partitionkey"})
    void namesTheAttributeThatIsMissing(String name) {
        var attributes = new HashMap<>(EnvelopeAttributes.of(envelope));
        attributes.remove(name);
        assertThatThrownBy(() -> EnvelopeAttributes.envelope(attributes))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "specversion,0.3",
        "id,not-a-uuid",
        "id,00000000-0000-4000-8000-000000000000",
        "time,yesterday",
        "dataschema,urn:throughline:orders.order-placed:two",
        "time,+999999999-12-31T23:59:59-18:00",
        "time,-0001-01-01T00:00:00Z",
        "sequence,first",
        "sequence,-5"
    })
    void namesTheAttributeThatIsWrong(String name, String value) {
        var attributes = new HashMap<>(EnvelopeAttributes.of(envelope));
        attributes.put(name, value);
        assertThatThrownBy(() -> EnvelopeAttributes.envelope(attributes))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partitionkey", "type", "source", "correlationid", "tenant"})
    void refusesWhatTheDatabaseCannotHold(String name) {
        for (var unstorable : List.of("a\0b", "a\ud800b")) {
            var attributes = new HashMap<>(EnvelopeAttributes.of(envelope));
            attributes.put(name, unstorable);
            assertThatThrownBy(() -> EnvelopeAttributes.envelope(attributes))
                    .isInstanceOf(ContractViolation.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void refusesAnIdFromTheFuture() {
        long tomorrow = Instant.now().plusSeconds(86_400).toEpochMilli();
        assertThat(EventIds.isValid(new UUID(tomorrow << 16 | 0x7000, 0x8000000000000000L)))
                .isFalse();
        assertThat(EventIds.isValid(EventIds.next())).isTrue();
    }

    @Test
    void spreadsKeysOverAllShards() {
        var used = IntStream.range(0, 10_000)
                .map(i -> Shards.of("orders", "key-" + i))
                .distinct()
                .sorted();
        assertThat(used)
                .containsExactly(IntStream.range(0, Shards.COUNT).boxed().toArray(Integer[]::new));
    }
}

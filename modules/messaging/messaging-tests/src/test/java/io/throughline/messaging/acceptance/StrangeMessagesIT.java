package io.throughline.messaging.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.ContractViolation;
import io.throughline.messaging.deadletter.DeadLetterDetail;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.messaging.internal.wire.EventIds;
import io.throughline.testbed.Probes;
import io.throughline.testbed.RawMessage;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages that no event of ours looks like end in the store with the exact reason, and harm nobody else. */
class StrangeMessagesIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";
    private static final int HUGE = 17 << 20;

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private DeadLetters letters;

    @Test
    void aMessageWithoutHeadersSaysWhichIsMissing() {
        var letter = sent(session -> session.createTextMessage("{}"));

        assertThat(letter.letter().reason()).isEqualTo("attribute 'specversion' is missing");
        assertThat(letter.kind()).isEqualTo("TEXT");
        assertThat(letter.body()).asString(UTF_8).isEqualTo("{}");
        assertThat(letter.history()).hasSize(1);
        assertThat(letter.history().get(0).stack()).contains("EnvelopeAttributes");
    }

    @Test
    void anObjectIsNeverRead() {
        var letter = sent(session -> session.createObjectMessage(new java.util.ArrayList<String>()));

        assertThat(letter.letter().reason())
                .startsWith("the body is no JSON: a BytesMessage or TextMessage is expected");
        assertThat(letter.kind()).isEqualTo("OTHER");
    }

    @Test
    void aGiganticBodyIsNamedByItsLength() {
        var letter = sent(session -> {
            var message = session.createBytesMessage();
            message.writeBytes(new byte[HUGE]);
            return message;
        });

        assertThat(letter.letter().reason()).contains("is longer than");
        assertThat(letter.bodyLength()).isEqualTo(HUGE);
        assertThat(letter.body()).isNull();
    }

    @Test
    void aGiganticTextToo() {
        var letter = sent(session -> session.createTextMessage("x".repeat(HUGE)));

        assertThat(letter.letter().reason()).contains("is longer than");
        assertThat(letter.body()).isNull();
    }

    @Test
    void whatTheDatabaseCannotHoldIsStoredWithoutIt() {
        var letter = sent(session -> {
            var message = session.createTextMessage("\0\uD800");
            message.setStringProperty("odd", "a\0b\uD800c");
            message.setLongProperty("number", Long.MAX_VALUE);
            return message;
        });

        assertThat(letter.headers()).containsEntry("odd", "a?b?c").containsEntry("number", Long.MAX_VALUE);
    }

    @Test
    void aMessageThatWasPutOnTheDlqByHandIsKeptToo() {
        var mark = RawMessage.send(CONSUMER + ".dlq", session -> session.createTextMessage("by hand"));

        var letter = await().until(() -> find(mark), Optional::isPresent).orElseThrow();
        assertThat(letter.letter().consumer()).isEqualTo(CONSUMER);
        assertThat(letter.letter().reason())
                .isEqualTo("dead-lettered by the broker or by hand, without a failed attempt");
        assertThat(letter.letter().exception()).isEqualTo("none");
    }

    @Test
    void aMessageThatHasNoIdIsKeptToo() {
        var mark = RawMessage.sendWithoutId(CONSUMER + ".dlq", session -> session.createTextMessage("by the console"));

        assertThat(await().until(() -> find(mark), Optional::isPresent)
                        .orElseThrow()
                        .body())
                .asString(UTF_8)
                .isEqualTo("by the console");
    }

    @Test
    void aTimeOfFailureThatCannotBeIsNotBelieved() {
        var mark = RawMessage.send(CONSUMER + ".dlq", session -> {
            var message = session.createTextMessage("forged");
            message.setStringProperty("throughline_failedat", "+292278994-08-17T07:12:55Z");
            return message;
        });

        var letter = await().until(() -> find(mark), Optional::isPresent).orElseThrow();
        assertThat(letter.letter().lastAt()).isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void whatIsTooLongToBeLookedForIsKeptAndShownInShort() {
        var name = new Random(1)
                .ints(5_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var letter = sent(session -> {
            var message = session.createTextMessage("{}");
            attributes(name).forEach((attribute, value) -> set(message, "cloudEvents_" + attribute, value));
            return message;
        });

        assertThat(letter.letter().type()).isEqualTo(name.substring(0, 200));
        assertThat(letter.letter().tenant()).isEqualTo(name.substring(0, 200));
        assertThat(letter.headers()).containsEntry("cloudEvents_type", name);
    }

    @Test
    void whatHasNoBodyCannotBeEditedWithoutOne() {
        var letter = sent(session -> session.createObjectMessage("an object"));
        var changes = new HashMap<>(attributes("testbed.probe-sent"));
        changes.remove("id");

        assertThatThrownBy(() -> letters.checkEdit(letter.letter().id(), changes, null))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("is not kept");
    }

    private static Map<String, String> attributes(String type) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                EventIds.next().toString(),
                "source",
                "/stranger",
                "type",
                type,
                "time",
                Instant.now().toString(),
                "dataschema",
                "urn:throughline:x:1",
                "partitionkey",
                "stranger-" + UUID.randomUUID(),
                "tenant",
                type);
    }

    private static void set(Message message, String name, String value) {
        try {
            message.setStringProperty(name, value);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private DeadLetterDetail sent(RawMessage.Form form) {
        var mark = RawMessage.send(CONSUMER, form);
        probes.send("beside-" + mark, 1);
        var letter = await().atMost(Duration.ofMinutes(1))
                .until(() -> find(mark), Optional::isPresent)
                .orElseThrow();
        await().untilAsserted(() -> assertThat(state.steps("beside-" + mark)).containsExactly(1));
        return letter;
    }

    private Optional<DeadLetterDetail> find(String mark) {
        return letters.find(DeadLetterFilter.WAITING, null, 100).letters().stream()
                .map(letter -> letters.get(letter.id()).orElseThrow())
                .filter(letter -> mark.equals(letter.headers().get("mark")))
                .findFirst();
    }
}

package io.throughline.messaging.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.deadletter.DeadLetterDetail;
import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.deadletter.DeadLetters;
import io.throughline.testbed.Probes;
import io.throughline.testbed.RawMessage;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import java.util.Optional;
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

    private DeadLetterDetail sent(RawMessage.Form form) {
        var mark = RawMessage.send(CONSUMER, form);
        probes.send("beside-" + mark, 1);
        var letter = await().until(() -> find(mark), Optional::isPresent).orElseThrow();
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

package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void keepsWhatTheRecipientSees() throws Exception {
        send("<m1@shop>", "ada@example.org");

        JsonNode mail = mails("?to=Ada@example.org").at("/mails/0");
        assertThat(mail.get("messageId").textValue()).isEqualTo("<m1@shop>");
        assertThat(mail.get("subject").textValue()).isEqualTo("Bestellung bestätigt");
        assertThat(mail.get("language").textValue()).isEqualTo("de");
        assertThat(mail.get("text").textValue()).startsWith("Grüße");
        assertThat(mail.get("from").textValue()).isEqualTo("shop@example.org");
        assertThat(mail.at("/to/0").textValue()).isEqualTo("ada@example.org");
        assertThat(mails("?to=bob@example.org").get("mails")).isEmpty();
    }

    @Test
    void countsRepetitionsApartFromDistinctMailsAndGoesOnAfterARestart() throws Exception {
        send("<m1@shop>", "ada@example.org");
        send("<m1@shop>", "ada@example.org");
        send("<m2@shop>", "ada@example.org");
        JsonNode before = mails("?to=ada@example.org");

        sandbox.restart();

        assertThat(mails("?to=ada@example.org")).isEqualTo(before);
        assertThat(before.get("distinct").intValue()).isEqualTo(2);
        assertThat(before.get("repeats").intValue()).isEqualTo(1);
        assertThat(mails("?messageId=%3Cm1@shop%3E").at("/mails/0/repeats").intValue())
                .isEqualTo(1);
        assertThat(sandbox.client().get("/ledger/summary").body().get("mails"))
                .hasToString("{\"distinct\":2,\"repeats\":1}");
    }

    @ParameterizedTest
    @CsvSource({"before, 451, 0", "after, 451, 1", "before, 550, 0", "after, 550, 1"})
    void refusesForNowOrForEver(String when, int status, int kept) {
        sandbox.client().fault("{'target':'smtp','mode':'error','status':%d,'when':'%s'}".formatted(status, when));

        assertThatThrownBy(() -> send("<m1@shop>", "ada@example.org"))
                .isInstanceOf(SendFailedException.class)
                .hasMessageStartingWith(status + " ");
        assertThat(mails("").get("mails")).hasSize(kept);
    }

    @Test
    void refusesForNowUnlessAnotherStatusIsAskedFor() {
        assertThat(sandbox.client().fault("{'target':'smtp','mode':'error'}").text("status"))
                .isEqualTo("451");
    }

    @ParameterizedTest
    @CsvSource({"reset, before, 0", "reset, after, 1", "timeout, before, 0", "timeout, after, 1"})
    void leavesItsClientWithoutAnAnswer(String mode, String when, int kept) {
        sandbox.client().fault("{'target':'smtp','mode':'%s','when':'%s'}".formatted(mode, when));

        assertThatThrownBy(() -> send("<m1@shop>", "ada@example.org"))
                .isInstanceOf(MessagingException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(mails("").get("mails")).hasSize(kept);
    }

    @Test
    void answersSlowly() throws Exception {
        sandbox.client().fault("{'target':'smtp','mode':'slow','delayMs':300}");
        Instant start = Instant.now();

        send("<m1@shop>", "ada@example.org");

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(mails("").get("mails")).hasSize(1);
    }

    private void send(String messageId, String recipient) throws MessagingException {
        new Shop(sandbox.smtpPort()).send(messageId, recipient);
    }

    private JsonNode mails(String query) {
        return sandbox.client().get("/ledger/mails" + query).body();
    }
}

package io.throughline.notifications.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.notifications.provider.OutgoingMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpConnectionsTest {

    private static final Duration FOR_LONG = Duration.ofMinutes(1);

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Session session = Session.getInstance(properties());
    private SmtpConnections connections = new SmtpConnections(session, executor, FOR_LONG);

    @AfterEach
    void stop() throws IOException {
        connections.close();
        executor.shutdownNow();
        server.close();
    }

    @Test
    void greetsOnceForMailsThatFollowSoon() throws MessagingException {
        send("first");
        send("second");

        assertThat(server.mails()).hasSize(2);
        assertThat(greetings()).isEqualTo(1);
    }

    @Test
    void endsAConnectionAfterFiftyMails() throws MessagingException {
        for (int i = 0; i < 51; i++) {
            send("mail " + i);
        }

        assertThat(server.mails()).hasSize(51);
        assertThat(greetings()).isEqualTo(2);
    }

    @Test
    void connectsAnewWhereTheServerHasHungUp() throws Exception {
        send("first");
        server.hangUp();
        send("second");

        assertThat(server.mails()).hasSize(2);
        assertThat(greetings()).isEqualTo(2);
    }

    @Test
    void usesNoConnectionAgainThatFailed() throws MessagingException {
        server.says("END", "451 4.3.0 try again later");
        assertThatThrownBy(() -> send("refused")).isInstanceOf(MessagingException.class);
        server.says("END", "250 queued");
        send("taken");

        assertThat(server.mails()).singleElement().asString().contains("Subject: taken");
        assertThat(greetings()).isEqualTo(2);
    }

    @Test
    void endsInOrderWhatWasIdleForLongEnough() throws MessagingException {
        connections = new SmtpConnections(session, executor, Duration.ofMillis(50));
        send("only");

        await().until(() -> server.commands().contains("QUIT"));
    }

    /** As while the application stops: the mail is taken, and to fail now would have it sent again. */
    @Test
    void failsNoMailThatIsTakenWhereNothingCanBeScheduled() throws MessagingException {
        executor.shutdownNow();
        send("taken");

        assertThat(server.mails()).hasSize(1);
        assertThat(server.commands()).endsWith("QUIT");
    }

    @Test
    void endsInOrderWithTheApplication() throws MessagingException {
        send("last");
        connections.close();

        assertThat(server.commands()).endsWith("QUIT");
    }

    private long greetings() {
        return server.commands().stream()
                .filter(command -> command.startsWith("EHLO"))
                .count();
    }

    private void send(String subject) throws MessagingException {
        connections.send(MimeMail.of(
                session,
                new OutgoingMail("<1@shop.example>", "order-received", 1, "", Locale.ENGLISH, subject, "text", "html"),
                "orders@shop.example",
                new InternetAddress("ada@example.org")));
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(server.port()));
        return properties;
    }
}

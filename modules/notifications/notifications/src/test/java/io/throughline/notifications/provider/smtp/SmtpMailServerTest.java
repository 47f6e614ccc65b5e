package io.throughline.notifications.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.notifications.Senders;
import io.throughline.notifications.provider.MailPostponed;
import io.throughline.notifications.provider.MailServerAway;
import io.throughline.notifications.provider.OutgoingMail;
import io.throughline.notifications.provider.Posting;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailServerTest {

    private static final String ID = "<order.order-received@shop.example>";

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final SmtpSettings settings = settings();
    private final ListedCalls calls = new ListedCalls();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final SmtpMailServer adapter = new SmtpMailServer();

    @AfterEach
    void stop() throws IOException {
        executor.shutdownNow();
        server.close();
    }

    @Test
    void sendsPlainTextAndHtmlUnderItsMessageId() {
        assertThat(send("ada@example.org").accepted()).isTrue();

        assertThat(server.mails())
                .singleElement()
                .asString()
                .contains(
                        "Message-ID: " + ID + "\n",
                        "To: ada@example.org\n",
                        "From: Shop <orders@shop.example>\n",
                        "Content-Language: de\n",
                        "Auto-Submitted: auto-generated\n",
                        "Content-Type: multipart/alternative",
                        "Content-Type: text/plain; charset=UTF-8\n",
                        "Content-Type: text/html; charset=UTF-8\n",
                        "<p>html</p>");
        assertThat(server.commands()).contains("RCPT TO:<ada@example.org>");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 5.1.1 no such mailbox",
        "RCPT,553 5.1.3 bad address",
        "DATA,554 5.7.1 not from you",
        "END,552 5.3.4 too large"
    })
    void isRefusedByTheServersWordAboutRecipientOrMail(String command, String reply) {
        server.says(command, reply);

        assertThat(send("ada@example.org").refusal()).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,450 4.2.1 mailbox busy,true",
        "RCPT,452 4.2.2 mailbox full,true",
        "END,451 4.3.0 try again later,false"
    })
    void isPostponedByATemporaryWordAboutRecipientOrMail(String command, String reply, boolean recipientOnly) {
        server.says(command, reply);

        assertThatThrownBy(() -> send("ada@example.org"))
                .isInstanceOfSatisfying(MailPostponed.class, e -> {
                    assertThat(e.words()).isEqualTo(reply);
                    assertThat(e.isForThisEventOnly()).isEqualTo(recipientOnly);
                })
                .hasMessage("the mail server does not take this mail yet: " + reply.substring(0, 3))
                .hasNoCause();
        assertThat(calls.list()).singleElement().asString().contains("order-received", reply.substring(0, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT,421 4.3.2 closing",
        "CONNECT,554 no SMTP service here",
        "MAIL,421 4.3.2 closing",
        "MAIL,550 5.1.8 sender refused",
        "RCPT,421 4.3.2 closing",
        "END,421 4.3.2 closing",
        "END,''"
    })
    void findsTheServerAwayIfItIsOrHasSomethingAgainstUs(String command, String reply) {
        server.says(command, reply);

        assertThatThrownBy(() -> send("ada@example.org")).isInstanceOf(MailServerAway.class);
    }

    @Test
    void findsTheServerAwayIfNobodyListens() {
        settings.port = 1; // nobody's, while one that was free a moment ago may be anybody's

        assertThatThrownBy(() -> send("ada@example.org")).isInstanceOf(MailServerAway.class);
    }

    @Test
    void findsTheServerAwayIfItDoesNotKnowOurAccount() {
        settings.user = Optional.of("shop");
        settings.password = Optional.of("wrong");
        server.says("EHLO", "250-scripted\r\n250 AUTH PLAIN");
        server.says("AUTH", "535 5.7.8 no");

        assertThatThrownBy(() -> send("ada@example.org")).isInstanceOf(MailServerAway.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void logsInOnlyIfThereIsAnAccount() {
        server.says("EHLO", "250-scripted\r\n250 AUTH PLAIN");

        assertThat(send("ada@example.org").accepted()).isTrue();
        assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void saysNothingInTheClearIfTlsIsAskedForAndNotOffered() {
        settings.tls = SmtpSettings.Tls.STARTTLS;

        assertThatThrownBy(() -> send("ada@example.org")).isInstanceOf(MailServerAway.class);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\nX-Eve: 1",
                "ada@example.org, eve@example.org",
                "ada@example.org>\r\nRCPT TO:<eve@example.org",
                "Ada <ada@example.org>",
                "family:ada@example.org,eve@example.org;",
                "family:;",
                "ada",
                "@example.org",
                ""
            })
    void isRefusedWhereTheAddressIsNotOne(String address) {
        assertThat(send(address).refusal()).startsWith("the customer's address is none: ");
        assertThat(server.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order\r\nBcc: eve@example.org", "Größe\nBcc: eve@example.org"})
    void keepsASubjectInItsLine(String subject) {
        assertThat(send("ada@example.org", subject).accepted()).isTrue();

        assertThat(server.mails().get(0).lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(server.commands()).noneMatch(command -> command.contains("eve"));
    }

    private Posting send(String to) {
        return send(to, "Betreff");
    }

    private Posting send(String to, String subject) {
        return adapter()
                .send(new OutgoingMail(ID, "order-received", 2, to, Locale.GERMAN, subject, "text", "<p>html</p>"));
    }

    private SmtpMailServer adapter() {
        adapter.settings = settings;
        adapter.sender = Senders.of("Shop <orders@shop.example>");
        adapter.calls = calls;
        adapter.pace = new Pace();
        adapter.executor = executor;
        adapter.prepare();
        return adapter;
    }

    private SmtpSettings settings() {
        var all = new SmtpSettings();
        all.host = "127.0.0.1";
        all.port = server.port();
        all.tls = SmtpSettings.Tls.NONE;
        all.user = Optional.empty();
        all.password = Optional.empty();
        all.connectTimeout = Duration.ofSeconds(2);
        all.answerTimeout = Duration.ofSeconds(2);
        return all;
    }
}

package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.PermanentFailure;
import io.throughline.messaging.testkit.RecordedEvents;
import io.throughline.notifications.provider.Posting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailServiceTest {

    private final RecordedEvents outbox = new RecordedEvents();
    private final MailService service = new MailService();
    private final UUID order = UUID.randomUUID();

    MailServiceTest() {
        service.mails = new InMemoryMails();
        service.outbox = outbox;
        service.sender = new Sender();
        service.sender.address = "Shop <orders@shop.example>";
    }

    @Test
    void asksForTheFirstMailWhenTheOrderIsPlaced() {
        service.learn(Orders.order(order, "de-AT"));

        assertThat(service.ofOrder(order)).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("ORDER_RECEIVED");
            assertThat(mail.state()).isEqualTo("REQUESTED");
            assertThat(mail.language()).isEqualTo("de");
            assertThat(mail.messageId()).isEqualTo("<" + order + ".order-received@shop.example>");
        });
        assertThat(jobs()).containsExactlyElementsOf(mailIds());
    }

    @Test
    void letsAMailWaitThatIsAskedForBeforeItsOrder() {
        service.request(order, MailKind.ORDER_CANCELLED, MailDetails.cancelled("out_of_stock"));
        service.request(order, MailKind.PAYMENT_REFUNDED, MailDetails.refunded(100, "EUR"));

        assertThat(states()).containsExactly("ORDER_CANCELLED WAITING", "PAYMENT_REFUNDED WAITING");
        assertThat(outbox.events()).isEmpty();

        service.learn(Orders.order(order, "en"));

        assertThat(states())
                .containsExactly("ORDER_CANCELLED REQUESTED", "PAYMENT_REFUNDED REQUESTED", "ORDER_RECEIVED REQUESTED");
        assertThat(jobs())
                .containsExactlyInAnyOrderElementsOf(mailIds())
                .first()
                .isEqualTo(mailIds().get(2));
    }

    @Test
    void asksForOneMailOfAKind() {
        service.learn(Orders.order(order, "en"));
        service.learn(Orders.order(order, "en"));
        service.request(order, MailKind.ORDER_CONFIRMED, MailDetails.NONE);
        service.request(order, MailKind.ORDER_CONFIRMED, MailDetails.NONE);

        assertThat(states()).containsExactly("ORDER_RECEIVED REQUESTED", "ORDER_CONFIRMED REQUESTED");
        assertThat(jobs()).hasSize(2);
    }

    @Test
    void sendsUnderTheSameMessageIdUntilTheServerHasDecided() {
        service.learn(Orders.order(order, "en"));
        var first = service.attempt(mail()).orElseThrow();
        service.postpone(mail(), "451 try again later");
        assertThat(service.ofOrder(order).get(0).reason()).isEqualTo("451 try again later");
        var second = service.attempt(mail()).orElseThrow();
        service.settle(mail(), Posting.ACCEPTED);

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(service.ofOrder(order)).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo("SENT");
            assertThat(mail.attempts()).isEqualTo(2);
            assertThat(mail.reason()).isNull();
        });
        assertThat(service.attempt(mail())).isEmpty();
    }

    @Test
    void keepsTheReasonOfARefusalAndTriesNoMore() {
        service.learn(Orders.order(order, "en"));
        service.attempt(mail());
        service.settle(mail(), Posting.refused("550 5.1.1 no such mailbox"));
        service.settle(mail(), Posting.ACCEPTED);

        assertThat(service.ofOrder(order)).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo("REFUSED");
            assertThat(mail.reason()).isEqualTo("550 5.1.1 no such mailbox");
        });
        assertThat(service.attempt(mail())).isEmpty();
    }

    @Test
    void asksForANoticeAboutASubscriptionEachTimeItIsDisabled() {
        var notice = Orders.notice("de-AT");
        var first = UUID.randomUUID();
        service.notify(notice, first);
        service.notify(notice, UUID.randomUUID());

        var mails = service.ofSubscription(notice.subscriptionId());
        assertThat(mails).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.kind()).isEqualTo("ENDPOINT_DISABLED");
            assertThat(mail.state()).isEqualTo("REQUESTED");
            assertThat(mail.to()).isEqualTo("ops@example.org");
            assertThat(mail.language()).isEqualTo("de");
        });
        assertThat(mails.get(0).messageId()).isEqualTo("<" + first + ".endpoint-disabled@shop.example>");
        assertThat(outbox.events())
                .extracting(job -> ((SendMail) job).key())
                .containsOnly(notice.subscriptionId().toString());
        var letter = service.attempt(UUID.fromString(mails.get(0).mailId())).orElseThrow();
        assertThat(letter.email()).isEqualTo("ops@example.org");
    }

    @Test
    void refusesForGoodToSendWhatItNeverAskedFor() {
        assertThatThrownBy(() -> service.attempt(UUID.randomUUID())).isInstanceOf(PermanentFailure.class);
    }

    private UUID mail() {
        return UUID.fromString(service.ofOrder(order).get(0).mailId());
    }

    private List<String> mailIds() {
        return service.ofOrder(order).stream().map(MailView::mailId).toList();
    }

    private List<String> states() {
        return service.ofOrder(order).stream()
                .map(mail -> mail.kind() + " " + mail.state())
                .toList();
    }

    private List<String> jobs() {
        return outbox.events().stream().map(job -> ((SendMail) job).mailId()).toList();
    }
}

package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The acquirer's webhooks and books, by the side of those of the other provider. */
class AcquirerIT extends OnLiberty {

    private static final String WEBHOOKS = "provider-webhooks/acquirer";
    private static final String LOST_ANSWER =
            "{\"target\":\"acquirer\",\"operation\":\"reserve\",\"mode\":\"reset\",\"when\":\"after\"}";

    private final ProviderSetting setting = new ProviderSetting();
    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final HttpProbe nobody = HttpProbe.ofManaged("/payments/api/");
    private final OrderFeed orders = new OrderFeed();
    private final FindingBooks findings = new FindingBooks();
    private final Merchant merchant = new Merchant();
    private final UUID order = UUID.randomUUID();

    @BeforeEach
    void choose() {
        setting.is("acquirer");
    }

    @AfterEach
    void restore() {
        provider.sendWebhooks("acquirer", null);
        provider.noMoreFaults();
        setting.isNone();
    }

    @Test
    void takesAnAnswerThatWasLostFromItsSignedWebhook() {
        provider.sendWebhooks(
                "acquirer", "http://127.0.0.1:" + System.getProperty("throughline.http") + "/payments/api/" + WEBHOOKS);
        provider.fault(LOST_ANSWER);
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");

        assertThat(database.texts(
                        "select provider || ' ' || type from payments.provider_notification where order_reference = ?",
                        order.toString()))
                .containsExactly("acquirer RESERVED");
        provider.noMoreFaults();
        orders.confirm(order);
        orders.awaitStatus(order, "CAPTURED");
        assertThat(provider.chargesByProvider(order)).containsExactly("acquirer captured");
    }

    @Test
    void refusesWhatIsNotSignedByTheAcquirer() {
        var form = nobody.request(WEBHOOKS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Acquirer-Time", Long.toString(System.currentTimeMillis() / 1000))
                .header("X-Acquirer-Signature", "0123456789abcdef")
                .POST(BodyPublishers.ofString("notice=n1"));

        assertThat(nobody.send(form).status()).isEqualTo(401);
        assertThat(new WebhookSender()
                        .send(WEBHOOKS, "evt_1", System.currentTimeMillis() / 1000, "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void takesAnAnswerThatWasLostFromItsBooks() {
        provider.fault(LOST_ANSWER);
        orders.place(order);
        Eventually.that(() -> assertThat(provider.chargesByProvider(order)).containsExactly("acquirer authorized"));
        findings.compare();

        assertThat(orders.status(order)).isEqualTo("AUTHORIZED");
        assertThat(findings.about(merchant.transactionOf(order))).containsExactly("MISSED_ANSWER MENDED");
    }

    @Test
    void findsInTheBooksOfEachProviderWhatTheOtherKnowsNothingOf() {
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        var second = merchant.authorize(order);
        findings.compare();

        assertThat(findings.about(second)).containsExactly("SECOND_CHARGE OPEN");
        assertThat(findings.about(merchant.transactionOf(order))).isEmpty();
        assertThat(merchant.status(second)).isEqualTo("authorized");
    }

    @Test
    void givesBackWhatTheAcquirerChargedForAnOrderThatWillNotBePaid() {
        orders.cancel(order);
        orders.awaitStatus(order, "CANCELLED");
        merchant.reserve(order);
        findings.compare();

        assertThat(findings.about(merchant.transactionOf(order))).containsExactly("UNWANTED_CHARGE MENDED");
        assertThat(provider.chargesByProvider(order)).containsExactly("acquirer voided");
    }

    @Test
    void reportsAPaymentThatTheAcquirerKnowsNothingOf() {
        database.change(
                "insert into payments.payment (payment_id, order_id, state, amount, currency, provider,"
                        + " provider_reference, created_at, changed_at, version)"
                        + " values (?, ?, 'CAPTURED', 1999, 'EUR', 'acquirer', ?, now(), now(), 0)",
                UUID.randomUUID(),
                order,
                "auth_lost_" + order);
        findings.compare();

        assertThat(findings.about("auth_lost_" + order)).containsExactly("MISSING_AT_PROVIDER OPEN");
    }
}

package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our books against the provider's, when both were tampered with. */
class ReconciliationIT extends OnLiberty {

    private final UUID order = UUID.randomUUID();
    private final OrderFeed orders = new OrderFeed();
    private final Merchant merchant = new Merchant();
    private final FindingBooks findings = new FindingBooks();
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final HttpProbe nobody = HttpProbe.ofManaged("/payments/api/");

    @AfterEach
    void mendTheProvider() {
        provider.noMoreFaults();
    }

    @Test
    void reportsAChargeForAnOrderThatWeDoNotKnow() {
        var charge = merchant.authorize("another-shop-1");
        merchant.capture(charge);
        findings.compare();
        findings.compare();

        assertThat(findings.about(charge)).containsExactly("UNKNOWN_CHARGE OPEN");
        assertThat(merchant.status(charge)).isEqualTo("captured");
    }

    @Test
    void reportsASecondChargeAndTouchesNoneOfTheTwo() {
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        var second = merchant.authorize(order);
        findings.compare();

        assertThat(findings.about(second)).containsExactly("SECOND_CHARGE OPEN");
        assertThat(merchant.status(second)).isEqualTo("authorized");
        assertThat(orders.status(order)).isEqualTo("AUTHORIZED");
    }

    @Test
    void givesBackOnceWhatIsHeldOrChargedForAnOrderThatWillNotBePaid() {
        orders.cancel(order);
        orders.awaitStatus(order, "CANCELLED");
        var hold = merchant.authorize(order);
        var charge = merchant.authorize(order);
        merchant.capture(charge);
        findings.compare();
        findings.compare();

        assertThat(findings.about(hold)).containsExactly("UNWANTED_CHARGE MENDED");
        assertThat(findings.about(charge)).containsExactly("UNWANTED_CHARGE MENDED");
        assertThat(merchant.status(hold)).isEqualTo("voided");
        assertThat(merchant.status(charge)).isEqualTo("refunded");
        assertThat(orders.status(order)).isEqualTo("CANCELLED");
    }

    @Test
    void leavesToPeopleWhatTheProviderRefusesToGiveBackAndGoesOn() {
        orders.cancel(order);
        orders.awaitStatus(order, "CANCELLED");
        var kept = merchant.authorize(order);
        // the key with which it would be given back means something else to the provider
        merchant.giveUp(merchant.authorize("another-shop-4"), "reconciliation-" + kept + "-void");
        var given = merchant.authorize(order);
        findings.compare();

        assertThat(findings.about(kept)).containsExactly("UNWANTED_CHARGE OPEN");
        assertThat(merchant.status(kept)).isEqualTo("authorized");
        assertThat(findings.about(given)).containsExactly("UNWANTED_CHARGE MENDED");
    }

    @Test
    void givesNothingBackASecondTimeButLeavesItToAPerson() {
        orders.cancel(order);
        orders.awaitStatus(order, "CANCELLED");
        var hold = merchant.authorize(order);
        database.change(
                "insert into payments.reconciliation_finding (finding_id, kind, provider, reference, order_reference,"
                        + " ours, theirs, amount, currency, state, found_at, seen_at, mended_at)"
                        + " values (?, 'UNWANTED_CHARGE', 'sandbox', ?, ?, 'CANCELLED', 'AUTHORIZED', 1999, 'EUR',"
                        + " 'MENDED', now(), now(), now())",
                UUID.randomUUID(),
                hold,
                order.toString());
        findings.compare();

        assertThat(findings.about(hold)).containsExactly("UNWANTED_CHARGE OPEN");
        assertThat(merchant.status(hold)).isEqualTo("authorized");
    }

    @Test
    void recordsAnAnswerThatWasLost() {
        provider.fault("{\"target\":\"payment\",\"operation\":\"authorize\",\"mode\":\"reset\",\"when\":\"after\"}");
        orders.place(order);
        await().untilAsserted(() -> assertThat(provider.charges(order)).isEqualTo("1 authorized"));
        findings.compare();

        assertThat(orders.status(order)).isEqualTo("AUTHORIZED");
        assertThat(findings.about(merchant.of(order).get("id").asText())).containsExactly("MISSED_ANSWER MENDED");
        provider.noMoreFaults();
        orders.cancel(order);
        orders.awaitStatus(order, "VOIDED");
        assertThat(database.appended("payments", order))
                .containsExactly("payments.payment-authorized", "payments.payment-refunded");
    }

    @Test
    void reportsAPaymentThatTheProviderKnowsNothingOf() {
        database.change(
                "insert into payments.payment (payment_id, order_id, state, amount, currency, provider,"
                        + " provider_reference, created_at, changed_at, version)"
                        + " values (?, ?, 'CAPTURED', 1999, 'EUR', 'sandbox', ?, now(), now(), 0)",
                UUID.randomUUID(),
                order,
                "auth_lost_" + order);
        findings.compare();

        assertThat(findings.about("auth_lost_" + order)).containsExactly("MISSING_AT_PROVIDER OPEN");
    }

    @Test
    void reportsWhatTheProviderNeverChargedUntilItIsCharged() {
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        findings.compare();
        var reference = merchant.of(order).get("id").asText();
        database.change("update payments.payment set state = 'CAPTURED', changed_at = now() where order_id = ?", order);
        findings.compare();
        assertThat(findings.about(reference)).containsExactly("MISSING_AT_PROVIDER OPEN");

        merchant.capture(reference);
        findings.compare();
        assertThat(findings.about(reference)).containsExactly("MISSING_AT_PROVIDER RESOLVED");
    }

    @Test
    void goesOnWhereItWasWhenTheProviderIsBack() {
        provider.fault("{\"target\":\"payment\",\"operation\":\"read\",\"mode\":\"error\"}");
        var charge = merchant.authorize("another-shop-2");
        nobody.as("operator").post("reconciliations", "").require(202);
        await().untilAsserted(() -> assertThat(findings.failure("sandbox")).contains("ProviderUnavailable"));
        provider.noMoreFaults();
        findings.compare();

        assertThat(findings.about(charge)).containsExactly("UNKNOWN_CHARGE OPEN");
    }

    @Test
    void leavesARunToTheNodeThatIsAtIt() {
        findings.compare();
        database.change("update payments.reconciliation set leased_by = 'another node',"
                + " leased_until = now() + interval '1 hour' where provider = 'sandbox'");
        var charge = merchant.authorize("another-shop-3");
        nobody.as("operator").post("reconciliations", "").require(202);
        assertThat(database.texts("select leased_by || ' ' || again from payments.reconciliation"
                        + " where provider = 'sandbox'"))
                .containsExactly("another node true");
        assertThat(findings.about(charge)).isEmpty();

        database.change("update payments.reconciliation set leased_until = 'epoch', due_at = now()"
                + " where provider = 'sandbox'");
        await().untilAsserted(() -> assertThat(findings.about(charge)).containsExactly("UNKNOWN_CHARGE OPEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=LOST", "state=", "limit=0", "limit=501", "limit=many"})
    void refusesMalformedParameters(String wrong) {
        assertThat(nobody.as("viewer").get("reconciliation-findings?" + wrong).status())
                .isEqualTo(400);
    }

    @Test
    void isForOperatorsToRunAndForViewersToSee() {
        for (var path : new String[] {"reconciliation-findings?state=OPEN", "reconciliations"}) {
            assertThat(nobody.as("viewer").get(path).status()).isEqualTo(200);
            assertThat(nobody.as("storefront").get(path).status()).isEqualTo(403);
            assertThat(nobody.get(path).status()).isEqualTo(401);
        }
        assertThat(nobody.as("viewer").post("reconciliations", "").status()).isEqualTo(403);
    }
}

package io.throughline.payments.provider.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.PermanentFailure;
import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.messaging.testkit.ListedCalls.Listed;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.payments.provider.Purchase;
import io.throughline.payments.provider.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcquirerPaymentProviderTest {

    private static final PaymentToken OK = new PaymentToken("tok_ok");

    private final Purchase purchase = new Purchase(UUID.randomUUID(), 1999, "EUR");
    private RunningSandbox sandbox;
    private AcquirerPaymentProvider provider;

    @BeforeEach
    void start(@TempDir Path ledger) {
        sandbox = new RunningSandbox(ledger);
        provider = Acquirers.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void authorizesOnceUnderAReferenceThatIsTakenOnce() {
        var first = provider.authorize(purchase, OK, "key-1");
        var second = provider.authorize(purchase, OK, "key-1");

        assertThat(first.status()).isEqualTo(Status.AUTHORIZED);
        assertThat(second).isEqualTo(first);
        assertThat(sandbox.books().summary().get("charges").asInt()).isEqualTo(1);
    }

    @Test
    void givesTheFirstAnswerAgainWhateverBecameOfItSince() {
        var held = provider.authorize(purchase, OK, "key-1");
        provider.capture(held.reference(), "key-2");
        provider.refund(held.reference(), new Amount(1999, "EUR"), "key-3");

        assertThat(provider.authorize(purchase, OK, "key-1")).isEqualTo(held);
        assertThat(provider.capture(held.reference(), "key-2").status()).isEqualTo(Status.CAPTURED);
    }

    @ParameterizedTest
    @CsvSource({
        "tok_declined, card_declined",
        "tok_insufficient_funds, insufficient_funds",
        "tok_unknown, payment_details_refused"
    })
    void declinesWithTheReasonOfTheProviderAgainAndAgain(String token, String reason) {
        var declined = Authorization.declined(reason);

        assertThat(provider.authorize(purchase, new PaymentToken(token), "key-1"))
                .isEqualTo(declined);
        assertThat(provider.authorize(purchase, new PaymentToken(token), "key-1"))
                .isEqualTo(declined);
    }

    @ParameterizedTest
    @CsvSource({"EUR, 1999", "JPY, 1999", "BHD, 1", "EUR, 1000000000000"})
    void keepsEveryMinorUnit(String currency, long minor) {
        var held = provider.authorize(new Purchase(UUID.randomUUID(), minor, currency), OK, "key-1");
        provider.capture(held.reference(), "key-2");
        provider.refund(held.reference(), new Amount(minor, currency), "key-3");

        assertThat(sandbox.books()
                        .summary()
                        .at("/refundsByKindAndCurrency/0/amount")
                        .asLong())
                .isEqualTo(minor);
        assertThat(provider.changedSince(Instant.EPOCH, null, 1).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.amount()).isEqualTo(minor);
                    assertThat(entry.captured()).isEqualTo(minor);
                    assertThat(entry.refunded()).isEqualTo(minor);
                    assertThat(entry.currency()).isEqualTo(currency);
                });
    }

    @Test
    void repaysAndReleasesOnceUnderOneReferenceEach() {
        var charged = provider.authorize(purchase, OK, "key-1");
        provider.capture(charged.reference(), "key-2");
        provider.refund(charged.reference(), new Amount(1000, "EUR"), "key-3");
        provider.refund(charged.reference(), new Amount(1000, "EUR"), "key-3");
        var held = provider.authorize(purchase, OK, "key-4");
        provider.giveUp(held.reference(), "key-5");

        assertThat(provider.giveUp(held.reference(), "key-5"))
                .isEqualTo(Authorization.of(held.reference(), Status.VOIDED));
        assertThat(sandbox.books().summary().get("refundsByKindAndCurrency").toString())
                .contains("\"refund\",\"currency\":\"EUR\",\"count\":1,\"amount\":1000")
                .contains("\"void\",\"currency\":\"EUR\",\"count\":1");
    }

    @Test
    void saysWhatBecameOfAnAuthorizationThatCanNeverBeCaptured() {
        var held = provider.authorize(purchase, OK, "key-1");
        provider.giveUp(held.reference(), "key-2");

        assertThat(provider.capture(held.reference(), "key-3"))
                .isEqualTo(new Authorization(held.reference(), Status.VOIDED, "wrong_state"));
    }

    @Test
    void showsWhatChangedPageByPageOldestChangeFirst() {
        var first = provider.authorize(purchase, OK, "key-1");
        var second = provider.authorize(new Purchase(UUID.randomUUID(), 5, "CHF"), OK, "key-2");
        provider.capture(first.reference(), "key-3");

        var page = provider.changedSince(Instant.EPOCH, null, 1);
        var rest = provider.changedSince(Instant.EPOCH, page.next(), 1);
        assertThat(page.entries()).extracting(BookEntry::reference).containsExactly(second.reference());
        assertThat(rest.next()).isNull();
        assertThat(rest.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.authorization()).isEqualTo(Authorization.of(first.reference(), Status.CAPTURED));
            assertThat(entry.orderReference()).isEqualTo(purchase.orderId().toString());
            assertThat(entry.authorizationKey()).isEqualTo("key-1");
            assertThat(entry.isWhole()).isTrue();
        });
    }

    @Test
    void findsNothingUnderAKeyThatWasNeverUsed() {
        assertThat(provider.find("key-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'target':'acquirer','mode':'error','when':'after'}",
                "{'target':'acquirer','mode':'error','status':502,'when':'before'}",
                "{'target':'acquirer','mode':'timeout','delayMs':1000,'when':'after'}",
                "{'target':'acquirer','mode':'slow','delayMs':1000}",
                "{'target':'acquirer','mode':'reset','when':'after'}"
            })
    void callsAnUnknownOutcomeUnavailableAndLeadsToOneChargeWhenRepeated(String fault) {
        sandbox.books().fault(fault.replace('\'', '"'));
        assertThatThrownBy(() -> Acquirers.impatient(sandbox).authorize(purchase, OK, "key-1"))
                .isInstanceOf(ProviderUnavailable.class);
        sandbox.books().noMoreFaults();

        await().ignoreException(ProviderUnavailable.class)
                .until(() -> provider.authorize(purchase, OK, "key-1").status() == Status.AUTHORIZED);
        assertThat(sandbox.books().summary().get("charges").asInt()).isEqualTo(1);
    }

    @Test
    void takesNothingForDoneThatIsStillUnderWay() {
        sandbox.books()
                .fault(
                        "{\"target\":\"acquirer\",\"operation\":\"reserve\",\"mode\":\"slow\",\"when\":\"before\",\"delayMs\":3000}");
        assertThatThrownBy(() -> Acquirers.impatient(sandbox).authorize(purchase, OK, "key-1"))
                .isInstanceOf(ProviderUnavailable.class);
        sandbox.books().noMoreFaults();

        assertThatThrownBy(() -> provider.find("key-1")).isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> provider.authorize(purchase, OK, "key-1")).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void keepsHowLongAThrottlingProviderWantsToBeLeftAlone() {
        sandbox.books().fault("{\"target\":\"acquirer\",\"mode\":\"throttle\",\"retryAfterSeconds\":7}");

        var throttled = catchThrowableOfType(ProviderThrottled.class, () -> provider.authorize(purchase, OK, "key-1"));
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void fallsForGoodWhenAReferenceIsAnotherPurchases() {
        provider.authorize(purchase, OK, "key-1");
        var other = new Purchase(purchase.orderId(), 1, "EUR");

        assertThatThrownBy(() -> provider.authorize(other, OK, "key-1")).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void fallsForGoodWhenTheTransactionIsUnknown() {
        assertThatThrownBy(() -> provider.capture("auth_unknown", "key-1"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("unknown_transaction");
    }

    @Test
    void waitsForTheRightKeyWhenOursIsRefused() {
        var wrong = Acquirers.of(Acquirers.gateway(sandbox), "wrong", Duration.ofSeconds(30));

        assertThatThrownBy(() -> wrong.find("key-1"))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("access_denied");
    }

    @Test
    void isRecordedWithWhatItSaidRatherThanWithA200() {
        provider.find("key-1");
        provider.authorize(purchase, OK, "key-2");

        assertThat(((ListedCalls) provider.calls).list())
                .containsExactly(
                        new Listed(OutgoingCall.toProvider("payment-acquirer", "query"), "unknown_reference"),
                        new Listed(OutgoingCall.toProvider("payment-acquirer", "reserve"), "done"));
    }

    @Test
    void showsTheTokenToNobody() {
        sandbox.books().fault("{\"target\":\"acquirer\",\"mode\":\"error\"}");

        assertThatThrownBy(() -> provider.authorize(purchase, new PaymentToken("tok_secret"), "key-1"))
                .asString()
                .doesNotContain("tok_secret");
    }

    @Test
    void isSetUpIfItHasAKey() {
        assertThat(provider.isSetUp()).isTrue();
        assertThat(Acquirers.of(Acquirers.gateway(sandbox), null, Duration.ofSeconds(1))
                        .isSetUp())
                .isFalse();
    }
}

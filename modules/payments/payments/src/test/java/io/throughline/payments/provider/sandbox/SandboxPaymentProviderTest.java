package io.throughline.payments.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.payments.provider.Purchase;
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

class SandboxPaymentProviderTest {

    private static final PaymentToken OK = new PaymentToken("tok_ok");

    private final Purchase purchase = new Purchase(UUID.randomUUID(), 1999, "EUR");
    private RunningSandbox sandbox;
    private SandboxPaymentProvider provider;

    @BeforeEach
    void start(@TempDir Path ledger) {
        sandbox = new RunningSandbox(ledger);
        provider = sandbox.adapter();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void authorizesOnceUnderOneKey() {
        var first = provider.authorize(purchase, OK, "key-1");
        var second = provider.authorize(purchase, OK, "key-1");

        assertThat(first.status()).isEqualTo(Status.AUTHORIZED);
        assertThat(second).isEqualTo(first);
        assertThat(sandbox.books().summary().get("charges").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "tok_declined, card_declined",
        "tok_insufficient_funds, insufficient_funds",
        "tok_unknown, payment_details_refused"
    })
    void declinesWithTheReasonOfTheProvider(String token, String reason) {
        assertThat(provider.authorize(purchase, new PaymentToken(token), "key-1"))
                .isEqualTo(Authorization.declined(reason));
    }

    @Test
    void declinesAnAmountTheProviderRefuses() {
        assertThat(provider.authorize(new Purchase(UUID.randomUUID(), 0, "EUR"), OK, "key-1"))
                .isEqualTo(Authorization.declined("payment_details_refused"));
    }

    @Test
    void capturesAndRefundsOnceUnderOneKeyEach() {
        var held = provider.authorize(purchase, OK, "key-1");
        provider.capture(held.reference(), "key-2");
        provider.capture(held.reference(), "key-2");
        provider.refund(held.reference(), new Amount(1999, "EUR"), "key-3");
        var refunded = provider.refund(held.reference(), new Amount(1999, "EUR"), "key-3");

        assertThat(refunded).isEqualTo(Authorization.of(held.reference(), Status.REFUNDED));
        assertThat(sandbox.books()
                        .summary()
                        .at("/refundsByKindAndCurrency/0/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(provider.find("key-1")).contains(refunded);
    }

    @Test
    void givesUpWhatIsHeldOnceUnderOneKey() {
        var held = provider.authorize(purchase, OK, "key-1");
        provider.giveUp(held.reference(), "key-2");

        assertThat(provider.giveUp(held.reference(), "key-2"))
                .isEqualTo(Authorization.of(held.reference(), Status.VOIDED));
    }

    @Test
    void saysWhatBecameOfAnAuthorizationThatCanNeverBeCaptured() {
        var held = provider.authorize(purchase, OK, "key-1");
        provider.giveUp(held.reference(), "key-2");

        assertThat(provider.capture(held.reference(), "key-3"))
                .isEqualTo(new Authorization(held.reference(), Status.VOIDED, "illegal_transition"));
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
            assertThat(entry.amount()).isEqualTo(1999);
            assertThat(entry.isWhole()).isTrue();
        });
        assertThat(provider.changedSince(rest.entries().get(0).updatedAt(), null, 10)
                        .entries())
                .isEmpty();
    }

    @Test
    void findsNothingUnderAKeyThatWasNeverUsed() {
        assertThat(provider.find("key-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'target':'payment','mode':'error','status':500,'when':'after'}",
                "{'target':'payment','mode':'error','status':503,'when':'before'}",
                "{'target':'payment','mode':'timeout','delayMs':1000,'when':'after'}",
                "{'target':'payment','mode':'slow','delayMs':1000}",
                "{'target':'payment','mode':'reset','when':'after'}"
            })
    void callsAnUnknownOutcomeUnavailableAndLeadsToOneChargeWhenRepeated(String fault) {
        sandbox.books().fault(fault.replace('\'', '"'));
        assertThatThrownBy(() -> sandbox.impatientAdapter().authorize(purchase, OK, "key-1"))
                .isInstanceOf(ProviderUnavailable.class);
        sandbox.books().noMoreFaults();

        await().ignoreException(ProviderUnavailable.class)
                .until(() -> provider.authorize(purchase, OK, "key-1").status() == Status.AUTHORIZED);
        assertThat(sandbox.books().summary().get("charges").asInt()).isEqualTo(1);
    }

    @Test
    void keepsHowLongAThrottlingProviderWantsToBeLeftAlone() {
        sandbox.books().fault("{\"target\":\"payment\",\"mode\":\"throttle\",\"retryAfterSeconds\":7}");

        var throttled = catchThrowableOfType(ProviderThrottled.class, () -> provider.authorize(purchase, OK, "key-1"));
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void fallsForGoodWhenAKeyIsUsedForSomethingElse() {
        provider.authorize(purchase, OK, "key-1");
        var other = new Purchase(purchase.orderId(), 1, "EUR");

        assertThatThrownBy(() -> provider.authorize(other, OK, "key-1"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("422 (idempotency_error)");
    }

    @Test
    void fallsForGoodWhenTheAuthorizationIsUnknown() {
        assertThatThrownBy(() -> provider.capture("auth_unknown", "key-1"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("404 (unknown_authorization)");
    }

    @Test
    void waitsForTheRightKeyWhenOursIsRefused() {
        assertThatThrownBy(() -> sandbox.adapterWithWrongKey().find("key-1"))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("401");
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        sandbox.close();

        assertThatThrownBy(() -> provider.find("key-1")).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void showsTheTokenToNobody() {
        var token = new PaymentToken("tok_secret");
        assertThat(token).hasToString("PaymentToken[hidden]");

        sandbox.books().fault("{\"target\":\"payment\",\"mode\":\"error\"}");
        assertThatThrownBy(() -> provider.authorize(purchase, token, "key-1"))
                .asString()
                .doesNotContain("tok_secret");
    }
}

package io.throughline.payments.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.provider.Authorization.Status;
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

/** What holds of every adapter, whatever its provider is like. */
public abstract class PaymentProviderSuite<P extends PaymentProvider> {

    protected static final PaymentToken OK = new PaymentToken("tok_ok");
    protected static final Amount ALL = new Amount(1999, "EUR");

    protected final Purchase purchase = new Purchase(UUID.randomUUID(), ALL.minor(), ALL.currency());
    protected RunningSandbox sandbox;
    protected P provider;

    /** Waits for an answer for as long as a busy machine may take. */
    protected abstract P adapter(RunningSandbox running, String key, Duration patience);

    /** What faults of the provider are aimed at. */
    protected abstract String target();

    /** What the provider says of a key that is wrong, and of an authorization that it does not know. */
    protected abstract String wrongKey();

    protected abstract String unknown();

    /** Why it refuses to charge what it has given up. */
    protected abstract String wrongState();

    @BeforeEach
    void start(@TempDir Path ledger) {
        sandbox = new RunningSandbox(ledger);
        provider = adapter(sandbox, RunningSandbox.KEY, Duration.ofSeconds(30));
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
        assertThat(charges()).isEqualTo(1);
    }

    @Test
    void givesTheFirstAnswerAgainWhateverBecameOfItSince() {
        var held = provider.authorize(purchase, OK, "key-1");
        provider.capture(held.reference(), "key-2");
        provider.refund(held.reference(), ALL, "key-3");

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
        provider.refund(held.reference(), ALL, "key-3");
        var refunded = provider.refund(held.reference(), ALL, "key-3");

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
                .isEqualTo(new Authorization(held.reference(), Status.VOIDED, wrongState()));
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
        assertThat(provider.changedSince(rest.entries().get(0).updatedAt().plusMillis(1), null, 10)
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
                "'mode':'error','when':'after'",
                "'mode':'error','status':503,'when':'before'",
                "'mode':'timeout','delayMs':1000,'when':'after'",
                "'mode':'slow','delayMs':1000",
                "'mode':'reset','when':'after'"
            })
    void callsAnUnknownOutcomeUnavailableAndLeadsToOneChargeWhenRepeated(String fault) {
        var impatient = adapter(sandbox, RunningSandbox.KEY, Duration.ofMillis(500));
        fault(fault);
        assertThatThrownBy(() -> impatient.authorize(purchase, OK, "key-1")).isInstanceOf(ProviderUnavailable.class);
        sandbox.books().noMoreFaults();

        await().ignoreException(ProviderUnavailable.class)
                .until(() -> provider.authorize(purchase, OK, "key-1").status() == Status.AUTHORIZED);
        assertThat(charges()).isEqualTo(1);
    }

    @Test
    void keepsHowLongAThrottlingProviderWantsToBeLeftAlone() {
        fault("'mode':'throttle','retryAfterSeconds':7");

        var throttled = catchThrowableOfType(ProviderThrottled.class, () -> provider.authorize(purchase, OK, "key-1"));
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void fallsForGoodWhenAKeyIsUsedForSomethingElse() {
        provider.authorize(purchase, OK, "key-1");
        var other = new Purchase(purchase.orderId(), 1, "EUR");

        assertThatThrownBy(() -> provider.authorize(other, OK, "key-1")).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void fallsForGoodWhenTheAuthorizationIsUnknown() {
        assertThatThrownBy(() -> provider.capture("auth_unknown", "key-1"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining(unknown());
    }

    @Test
    void waitsForTheRightKeyWhenOursIsRefused() {
        var wrong = adapter(sandbox, "wrong", Duration.ofSeconds(30));

        assertThatThrownBy(() -> wrong.find("key-1"))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining(wrongKey());
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

        fault("'mode':'error'");
        assertThatThrownBy(() -> provider.authorize(purchase, token, "key-1"))
                .asString()
                .doesNotContain("tok_secret");
    }

    protected void fault(String json) {
        sandbox.books().fault(("{'target':'" + target() + "'," + json + "}").replace('\'', '"'));
    }

    private int charges() {
        return sandbox.books().summary().get("charges").asInt();
    }
}

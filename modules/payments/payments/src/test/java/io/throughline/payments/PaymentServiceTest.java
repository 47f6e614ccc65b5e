package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.events.PaymentAuthorized;
import io.throughline.payments.events.PaymentCaptureRefused;
import io.throughline.payments.events.PaymentCaptured;
import io.throughline.payments.events.PaymentDeclined;
import io.throughline.payments.events.PaymentRefunded;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the sandbox as provider; the same holds of every other. */
class PaymentServiceTest {

    private static final Instant LATEST = Charges.PAY_BY.plus(Charges.OUTAGE_BOUND);

    private RunningSandbox sandbox;
    private Charges charges;
    private String order;

    @BeforeEach
    void start(@TempDir Path ledger) {
        sandbox = new RunningSandbox(ledger);
        charges = new Charges(adapter(sandbox));
        order = charges.order.toString();
    }

    PaymentProvider adapter(RunningSandbox running) {
        return running.adapter();
    }

    /** Why a capture is refused for good. */
    String refusal() {
        return "illegal_transition";
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void authorizesThenCaptures() {
        charges.placed("tok_ok");
        charges.confirmed();

        var id = charges.payment().paymentId();
        assertThat(charges.outbox.events())
                .containsExactly(
                        new PaymentAuthorized(id, order, 1999, "EUR"), new PaymentCaptured(id, order, 1999, "EUR"));
        assertThat(charges.payment().history())
                .extracting(PaymentView.Step::status)
                .containsExactly("REQUESTED", "AUTHORIZED", "CAPTURED");
        assertThat(ledger()).isEqualTo("captured");
    }

    @Test
    void declinesWithTheReasonOfTheProvider() {
        charges.placed("tok_insufficient_funds");

        assertThat(charges.outbox.events())
                .containsExactly(new PaymentDeclined(charges.payment().paymentId(), order, "insufficient_funds"));
        assertThat(charges.payment().reason()).isEqualTo("insufficient_funds");
    }

    @Test
    void voidsWhatIsHeldForACancelledOrder() {
        charges.placed("tok_ok");
        charges.cancelled();

        assertThat(charges.outbox.events())
                .endsWith(new PaymentRefunded(charges.payment().paymentId(), order, 1999, "EUR", "void"));
        assertThat(ledger()).isEqualTo("voided");
    }

    @Test
    void refundsWhatWasChargedForACancelledOrder() {
        charges.placed("tok_ok");
        charges.confirmed();
        charges.cancelled();

        assertThat(charges.outbox.events())
                .endsWith(new PaymentRefunded(charges.payment().paymentId(), order, 1999, "EUR", "refund"));
        assertThat(ledger()).isEqualTo("refunded");
    }

    @Test
    void chargesNothingForAnOrderThatWasCancelledBeforeItCame() {
        charges.cancelled();
        charges.placed("tok_ok");
        charges.cancelled();

        assertThat(charges.payment().status()).isEqualTo("CANCELLED");
        assertThat(charges.outbox.events()).isEmpty();
        assertThat(ledger()).isEmpty();
    }

    @Test
    void doesEveryStepOnceHoweverOftenItsEventComes() {
        charges.placed("tok_ok");
        charges.placed("tok_ok");
        charges.confirmed();
        charges.confirmed();
        charges.cancelled();
        charges.cancelled();
        charges.confirmed();

        assertThat(charges.eventNames()).isEqualTo("PaymentAuthorized PaymentCaptured PaymentRefunded");
        assertThat(sandbox.books().summary().at("/keys/distinct").asInt()).isEqualTo(3);
    }

    @Test
    void repeatsEveryStepUnderItsOldKeyAfterACrash() {
        charges.placedAndKilledBeforeTheAnswerWasRecorded();
        charges.placed("tok_ok");
        charges.confirmedAndKilledBeforeTheAnswerWasRecorded();
        charges.confirmed();
        charges.cancelledAndKilledBeforeTheAnswerWasRecorded();
        charges.cancelled();

        assertThat(charges.eventNames()).isEqualTo("PaymentAuthorized PaymentCaptured PaymentRefunded");
        assertThat(sandbox.books().summary().at("/keys/distinct").asInt()).isEqualTo(3);
        assertThat(ledger()).isEqualTo("refunded");
    }

    @Test
    void stillAsksAfterPayByWhileAnOutageMayLast() {
        charges.timeIs(LATEST.minusSeconds(1));
        charges.placed("tok_ok");

        assertThat(charges.eventNames()).isEqualTo("PaymentAuthorized");
    }

    @Test
    void asksNothingOfTheProviderBeyondTheLongestOutage() {
        charges.timeIs(LATEST);
        charges.placed("tok_ok");

        assertThat(charges.outbox.events())
                .containsExactly(new PaymentDeclined(charges.payment().paymentId(), order, "payment_expired"));
        assertThat(ledger()).isEmpty();
    }

    @Test
    void findsALateSuccessAfterTheLongestOutageAndGivesItUpWithTheOrder() {
        charges.placedAndKilledBeforeTheAnswerWasRecorded();
        charges.timeIs(LATEST.plusSeconds(1));
        charges.placed("tok_ok");
        charges.cancelled();

        assertThat(charges.eventNames()).isEqualTo("PaymentAuthorized PaymentRefunded");
        assertThat(ledger()).isEqualTo("voided");
    }

    @Test
    void givesUpAnAuthorizationItNeverHeardOf() {
        charges.placedAndKilledBeforeTheAnswerWasRecorded();
        charges.cancelled();
        charges.placed("tok_ok");

        assertThat(charges.payment().status()).isEqualTo("VOIDED");
        assertThat(charges.eventNames()).isEqualTo("PaymentRefunded");
        assertThat(ledger()).isEqualTo("voided");
    }

    @Test
    void refundsACaptureItNeverHeardOf() {
        charges.placed("tok_ok");
        charges.confirmedAndKilledBeforeTheAnswerWasRecorded();
        charges.cancelled();

        assertThat(charges.payment().status()).isEqualTo("REFUNDED");
        assertThat(ledger()).isEqualTo("refunded");
    }

    @Test
    void neverCapturesForAnOrderWithoutAuthorization() {
        assertThatThrownBy(charges::confirmed).isInstanceOf(PermanentFailure.class);
        charges.placed("tok_declined");
        assertThatThrownBy(charges::confirmed)
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("is DECLINED and cannot be CAPTURED");
    }

    @Test
    void undoesNothingForADeclinedPayment() {
        charges.placed("tok_declined");
        charges.cancelled();

        assertThat(charges.payment().status()).isEqualTo("DECLINED");
        assertThat(charges.eventNames()).isEqualTo("PaymentDeclined");
    }

    @Test
    void tellsThatACaptureIsRefusedForGoodAndEndsWithTheOrder() {
        charges.placed("tok_ok");
        charges.holdExpires();
        charges.confirmed();
        charges.confirmed();

        assertThat(charges.payment().status()).isEqualTo("CAPTURE_REFUSED");
        assertThat(charges.outbox.events())
                .endsWith(new PaymentCaptureRefused(charges.payment().paymentId(), order, refusal()));
        charges.cancelled();
        assertThat(charges.payment().status()).isEqualTo("VOIDED");
        assertThat(charges.eventNames()).isEqualTo("PaymentAuthorized PaymentCaptureRefused PaymentRefunded");
    }

    @Test
    void recordsAnAnswerThatCameAnotherWayAndThenIgnoresItsOwn() {
        charges.placedAndKilledBeforeTheAnswerWasRecorded();
        charges.service.recordUnheard(charges.order, charges.held());
        charges.placed("tok_ok");
        charges.confirmedAndKilledBeforeTheAnswerWasRecorded();
        charges.service.recordUnheard(charges.order, charges.held());
        charges.confirmed();
        charges.cancelledAndKilledBeforeTheAnswerWasRecorded();
        charges.service.recordUnheard(charges.order, charges.held());
        charges.cancelled();

        assertThat(charges.eventNames()).isEqualTo("PaymentAuthorized PaymentCaptured PaymentRefunded");
        assertThat(sandbox.books().summary().at("/keys/distinct").asInt()).isEqualTo(3);
    }

    /** State of the only charge in the provider's own books, or nothing. */
    private String ledger() {
        var states = sandbox.books().summary().get("chargesByStateAndCurrency");
        assertThat(states.size()).isLessThanOrEqualTo(1);
        assertThat(states.at("/0/count").asInt()).isLessThanOrEqualTo(1);
        return states.at("/0/state").asText();
    }
}

package io.throughline.payments.provider.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.messaging.testkit.ListedCalls.Listed;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.PaymentProviderSuite;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.payments.provider.Purchase;
import io.throughline.payments.provider.sandbox.RunningSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquirerPaymentProviderTest extends PaymentProviderSuite<AcquirerPaymentProvider> {

    @Override
    protected AcquirerPaymentProvider adapter(RunningSandbox running, String key, Duration patience) {
        return Acquirers.of(Acquirers.gateway(running), key, patience);
    }

    @Override
    protected String target() {
        return "acquirer";
    }

    @Override
    protected String wrongKey() {
        return "access_denied";
    }

    @Override
    protected String unknown() {
        return "unknown_transaction";
    }

    @Override
    protected String wrongState() {
        return "wrong_state";
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
    void takesNothingForDoneThatIsStillUnderWay() {
        var impatient = adapter(sandbox, RunningSandbox.KEY, Duration.ofMillis(500));
        fault("'operation':'reserve','mode':'slow','when':'before','delayMs':5000");
        assertThatThrownBy(() -> impatient.authorize(purchase, OK, "key-1")).isInstanceOf(ProviderUnavailable.class);
        sandbox.books().noMoreFaults();

        assertThatThrownBy(() -> provider.find("key-1")).isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> provider.authorize(purchase, OK, "key-1")).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void isUnavailableBehindAFrontThatFails() {
        fault("'mode':'error','status':502");

        assertThatThrownBy(() -> provider.find("key-1"))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("502");
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
    void isSetUpIfItHasAKey() {
        assertThat(provider.isSetUp()).isTrue();
        assertThat(adapter(sandbox, null, Duration.ofSeconds(1)).isSetUp()).isFalse();
    }
}

package io.throughline.shipping.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.PermanentFailure;
import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Booking.Status;
import io.throughline.shipping.provider.CarrierUnavailable;
import io.throughline.shipping.provider.Consignment;
import io.throughline.shipping.provider.Recipient;
import io.throughline.shipping.provider.Tracking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCarrierTest {

    private final UUID order = UUID.randomUUID();
    private RunningCarrier sandbox;
    private SandboxCarrier carrier;

    @BeforeEach
    void start(@TempDir Path ledger) {
        sandbox = new RunningCarrier(ledger);
        carrier = sandbox.adapter();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void booksOnceUnderOneKeyAndFindsIt() {
        var first = carrier.book(to("99999"), "key-1");

        assertThat(first.status()).isEqualTo(Status.BOOKED);
        assertThat(carrier.book(to("99999"), "key-1")).isEqualTo(first);
        assertThat(carrier.find("key-1")).contains(first);
        assertThat(carrier.find("key-2")).isEmpty();
        assertThat(sandbox.ledger(order)).isEqualTo("1 1 booked");
    }

    @Test
    void needsNoAddressOfACustomerThatTheCarrierKnows() {
        assertThat(carrier.book(consignment(null), "key-1").status()).isEqualTo(Status.BOOKED);
    }

    @Test
    void takesARefusedAddressForAnAnswer() {
        assertThat(carrier.book(to("00000"), "key-1")).isEqualTo(Booking.refused("address_refused"));
        assertThat(carrier.book(to("far too long for a postal code"), "key-2").status())
                .isEqualTo(Status.REFUSED);
    }

    @Test
    void givesUpWhatIsAtTheDepotAndSaysWhenItIsTooLate() {
        var kept = carrier.book(to("99999"), "key-1");
        assertThat(carrier.cancel(kept.reference(), "key-2").status()).isEqualTo(Status.CANCELLED);
        assertThat(carrier.cancel(kept.reference(), "key-2").status()).isEqualTo(Status.CANCELLED);
        var gone = carrier.book(to("10115"), "key-3");
        await().until(() -> carrier.find("key-3").orElseThrow().status() == Status.DISPATCHED);

        assertThat(carrier.cancel(gone.reference(), "key-4").status()).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void readsTheFeedInPages() {
        var booking = carrier.book(to("10115"), "key-1");
        await().until(() -> carrier.track(0, 500).next() == 2);
        var first = carrier.track(0, 1);
        var second = carrier.track(first.next(), 1);

        assertThat(first.more()).isTrue();
        assertThat(first.events().get(0).status()).isEqualTo(Tracking.Status.DISPATCHED);
        assertThat(first.events().get(0).orderId()).isEqualTo(order);
        assertThat(first.events().get(0).trackingCode()).isEqualTo(booking.trackingCode());
        assertThat(second.events().get(0).status()).isEqualTo(Tracking.Status.DELIVERED);
        assertThat(carrier.track(second.next(), 1).events()).isEmpty();
        assertThat(carrier.track(second.next(), 1).next()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'target':'carrier','mode':'error','status':500,'when':'after'}",
                "{'target':'carrier','mode':'error','status':503,'when':'before'}",
                "{'target':'carrier','mode':'timeout','delayMs':1000,'when':'after'}",
                "{'target':'carrier','mode':'slow','delayMs':1000}",
                "{'target':'carrier','mode':'reset','when':'after'}"
            })
    void callsAnUnknownOutcomeUnavailableAndLeadsToOneShipmentWhenRepeated(String fault) {
        sandbox.fault(fault);
        assertThatThrownBy(() -> sandbox.impatientAdapter().book(to("99999"), "key-1"))
                .isInstanceOf(DependencyUnavailable.class);
        sandbox.noMoreFaults();

        await().ignoreException(CarrierUnavailable.class)
                .until(() -> carrier.book(to("99999"), "key-1").status() == Status.BOOKED);
        assertThat(sandbox.ledger(order)).isEqualTo("1 1 booked");
    }

    @Test
    void keepsHowLongAThrottlingCarrierWantsToBeLeftAlone() {
        sandbox.fault("{'target':'carrier','mode':'throttle','retryAfterSeconds':7}");

        var throttled = catchThrowableOfType(CarrierUnavailable.class, () -> carrier.track(0, 500));
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void failsForGoodWhenTheCarrierDoesNotUnderstandUs() {
        carrier.book(to("99999"), "key-1");

        assertThatThrownBy(() -> carrier.book(to("10115"), "key-1"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("422 (idempotency_error)");
        assertThatThrownBy(() -> carrier.cancel("shp_unknown", "key-2"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("404 (unknown_shipment)");
    }

    @Test
    void waitsForTheRightKeyWhenOursIsRefused() {
        assertThatThrownBy(() -> sandbox.adapterWithWrongKey().find("key-1"))
                .isInstanceOf(CarrierUnavailable.class)
                .hasMessageContaining("401");
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        sandbox.close();

        assertThatThrownBy(() -> carrier.find("key-1")).isInstanceOf(CarrierUnavailable.class);
    }

    @Test
    void showsTheAddressToNobody() {
        sandbox.fault("{'target':'carrier','mode':'error'}");

        assertThatThrownBy(() -> carrier.book(to("10115"), "key-1")).asString().doesNotContain("10115", "Ada");
        assertThat(to("10115").toString()).doesNotContain("10115", "Ada");
    }

    private Consignment to(String postalCode) {
        return consignment(new Recipient("Ada", "Lane 1", postalCode, "Berlin", "DE"));
    }

    private Consignment consignment(Recipient recipient) {
        return new Consignment(order, recipient, new TreeMap<>(Map.of("mug", 2L)));
    }
}

package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.shipping.events.ShipmentRejected;
import io.throughline.shipping.provider.Booking.Status;
import io.throughline.shipping.provider.Carrier;
import io.throughline.shipping.provider.Recipient;
import io.throughline.shipping.provider.sandbox.RunningCarrier;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the sandbox's carrier; {@link EveryEventInEveryStateTest} has what needs none. */
class ShipmentServiceTest {

    private static final Recipient KEPT_AT_THE_DEPOT = new Recipient("Ada", "Lane 1", "99999", "Berlin", "DE");

    private final ShipmentLife life = new ShipmentLife();
    private RunningCarrier sandbox;
    private Carrier carrier;

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
    void booksWhatWasOrderedOnceHoweverOftenTheOrderIsConfirmed() {
        life.placed(KEPT_AT_THE_DEPOT);
        life.confirmedAt(carrier);
        life.confirmedAt(carrier);

        assertThat(sandbox.ledger(life.order)).isEqualTo("1 1 booked");
        assertThat(sandbox.lines(life.order))
                .hasToString("[{\"sku\":\"mug\",\"quantity\":2},{\"sku\":\"pen\",\"quantity\":1}]");
        assertThat(life.shipment().status()).isEqualTo("BOOKED");
        assertThat(life.shipment().trackingCode()).isNotBlank();
    }

    @Test
    void takesOverABookingWhoseAnswerWasLostInACrash() {
        life.placed(KEPT_AT_THE_DEPOT);
        life.service.requestBooking(life.order).perform(carrier);
        life.confirmedAt(carrier);

        assertThat(sandbox.ledger(life.order)).isEqualTo("1 1 booked");
        assertThat(life.shipment().status()).isEqualTo("BOOKED");
    }

    /** Carriers forget keys after a while, and would book again. */
    @Test
    void asksWhatBecameOfAnEarlierAttemptBeforeItBooksAgain() {
        life.placed(KEPT_AT_THE_DEPOT);
        life.service.requestBooking(life.order).perform(carrier);
        sandbox.fault("{'target':'carrier','operation':'book','mode':'error'}");
        life.confirmedAt(carrier);

        assertThat(life.shipment().status()).isEqualTo("BOOKED");
    }

    @Test
    void tellsTheOrderWhenTheCarrierDoesNotGoThere() {
        life.placed(new Recipient("Ada", "Lane 1", "00000", "Nowhere", "DE"));
        life.confirmedAt(carrier);

        assertThat(life.outbox.events())
                .containsExactly(
                        new ShipmentRejected(life.shipment().shipmentId(), life.order.toString(), "carrier_refused"));
        assertThat(life.shipment().reason()).isEqualTo("address_refused");
    }

    @Test
    void stopsWhatIsBooked() {
        life.placed(KEPT_AT_THE_DEPOT);
        life.confirmedAt(carrier);
        life.stoppedAt(carrier);
        life.stoppedAt(carrier);

        assertThat(sandbox.ledger(life.order)).isEqualTo("1 1 cancelled");
        assertThat(life.outbox.events())
                .containsExactly(new ShipmentRejected(life.shipment().shipmentId(), life.order.toString(), "stopped"));
    }

    @Test
    void stopsABookingThatItNeverHeardOf() {
        life.placed(KEPT_AT_THE_DEPOT);
        life.service.requestBooking(life.order).perform(carrier);
        life.stoppedAt(carrier);

        assertThat(sandbox.ledger(life.order)).isEqualTo("1 1 cancelled");
        assertThat(life.shipment().status()).isEqualTo("STOPPED");
    }

    @Test
    void stopsWhatWasNeverBooked() {
        life.placed();
        life.service.requestBooking(life.order);
        life.stoppedAt(carrier);

        assertThat(sandbox.ledger(life.order)).isEqualTo("0 0 ");
        assertThat(life.shipment().status()).isEqualTo("STOPPED");
    }

    @Test
    void takesNothingBackThatHasLeftTheDepot() {
        life.placed(KEPT_AT_THE_DEPOT);
        life.confirmedAt(carrier);
        sandbox.release(life.order);
        await().until(() -> sandbox.ledger(life.order).matches("1 1 (dispatched|delivered)"));
        life.stoppedAt(carrier);
        life.cancelledAt(carrier);

        assertThat(life.told()).isEmpty();
        assertThat(life.shipment().status()).isEqualTo("BOOKED");
    }

    @Test
    void readsTheFeedToItsEndAndRecordsWhatItSays() {
        life.placed();
        life.confirmedAt(carrier);
        await().untilAsserted(() -> {
            var page = carrier.track(life.position(), 1);
            life.tracking.record(ShipmentLife.CARRIER, life.position(), page);
            assertThat(life.told()).isEqualTo("ShipmentDispatched ShipmentDelivered");
        });

        var shipment = life.shipment();
        assertThat(shipment.history())
                .extracting(ShipmentView.Step::status)
                .containsExactly("ANNOUNCED", "REQUESTED", "BOOKED", "DISPATCHED", "DELIVERED");
        assertThat(shipment.dispatchedAt()).isBefore(shipment.deliveredAt());
        assertThat(carrier.find(shipment.shipmentId() + "-book").orElseThrow().status())
                .isEqualTo(Status.DISPATCHED);
    }
}

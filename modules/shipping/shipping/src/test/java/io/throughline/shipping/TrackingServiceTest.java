package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.shipping.events.ShipmentDispatched;
import io.throughline.shipping.provider.Tracking;
import io.throughline.shipping.provider.Tracking.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackingServiceTest {

    private static final Instant AT = Instant.parse("2030-01-01T12:00:00Z");

    private final ShipmentLife life = new ShipmentLife();

    @BeforeEach
    void place() {
        life.placed();
    }

    @Test
    void tellsOfADispatchWithWhatTheCarrierSays() {
        life.booked();
        life.record(0, dispatched(1, life.order));

        assertThat(life.outbox.events())
                .containsExactly(new ShipmentDispatched(
                        life.shipment().shipmentId(), life.order.toString(), "sandbox", "TL1", AT));
        assertThat(life.shipment().dispatchedAt()).isEqualTo(AT);
    }

    @Test
    void doesNothingWithAPageThatAnotherNodeHasRecorded() {
        life.booked();

        assertThat(life.record(0, dispatched(1, life.order))).isTrue();
        assertThat(life.record(0, dispatched(1, life.order))).isFalse();
        assertThat(life.told()).isEqualTo("ShipmentDispatched");
        assertThat(life.position()).isEqualTo(1);
    }

    @Test
    void doesNotForgetADispatchThatComesBeforeOurOwnBooking() {
        var step = life.service.requestBooking(life.order);
        life.record(0, dispatched(1, life.order));
        life.service.recordBooking(life.order, Optional.of(ShipmentLife.BOOKED));

        assertThat(step).isInstanceOf(CarrierStep.Book.class);
        assertThat(life.told()).isEqualTo("ShipmentDispatched");
        assertThat(life.shipment().status()).isEqualTo("DISPATCHED");
        assertThat(life.shipment().trackingCode()).isEqualTo("TL1");
    }

    @Test
    void leavesOutWhatIsNotOursAndGoesOn() {
        life.booked();
        life.record(0, dispatched(1, UUID.randomUUID()), dispatched(2, null), dispatched(3, life.order));

        assertThat(life.told()).isEqualTo("ShipmentDispatched");
        assertThat(life.position()).isEqualTo(3);
    }

    @Test
    void notesWhatTheCarrierSaysOfASecondShipmentOfTheOrder() {
        life.booked();
        life.tracked("shp_2", Status.DISPATCHED);

        assertThat(life.told()).isEmpty();
        assertThat(life.shipment().status()).isEqualTo("BOOKED");
        assertThat(life.shipment().reason()).isEqualTo("carrier_says_dispatched_of_another_shipment");
    }

    private static Tracking dispatched(long position, UUID orderId) {
        return new Tracking(position, "shp_1", orderId, "TL1", Status.DISPATCHED, AT);
    }
}

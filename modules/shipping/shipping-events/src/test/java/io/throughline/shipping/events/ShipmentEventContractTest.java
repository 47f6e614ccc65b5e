package io.throughline.shipping.events;

import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.EventContractSuite;
import java.time.Instant;
import java.util.stream.Stream;

class ShipmentEventContractTest extends EventContractSuite {

    private static final String SHIPMENT = "0192f0c1-7b3a-7000-8000-0000000000b1";
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    @Override
    protected Stream<Event> valid() {
        return Stream.of(
                new ShipmentDispatched(SHIPMENT, KEY, "sandbox", "TL-1", AT),
                new ShipmentDelivered(SHIPMENT, KEY, AT),
                new ShipmentRejected(SHIPMENT, KEY, "carrier_refused"));
    }

    @Override
    protected Stream<Event> invalid() {
        return Stream.of(
                new ShipmentDispatched(SHIPMENT, KEY, "sandbox", "", AT),
                new ShipmentDelivered("not-a-uuid", KEY, AT),
                new ShipmentRejected(SHIPMENT, KEY, ""));
    }
}

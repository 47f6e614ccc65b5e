package io.throughline.shipping;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A shipment as others may see it.
 *
 * @param reason why it is in this state, machine-readable, or null
 * @param carrier the adapter that talks to its carrier; null as long as none was asked
 * @param trackingCode what the customer follows it by; null until it is booked
 * @param dispatchedAt by the clock of the carrier, or null
 * @param deliveredAt by the clock of the carrier, or null
 * @param lines quantity for each sku
 */
public record ShipmentView(
        String shipmentId,
        String orderId,
        String status,
        String reason,
        String carrier,
        String trackingCode,
        Instant dispatchedAt,
        Instant deliveredAt,
        Map<String, Long> lines,
        List<Step> history) {

    /**
     * One state the shipment was in. The same state twice in a row is a contradiction that people should look at; its
     * reason says what was heard.
     */
    public record Step(String status, Instant at, String reason) {}
}

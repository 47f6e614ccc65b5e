package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders, money, parcels and stock: what must hold once everything is quiet. */
final class OrderInvariants {

    private final Evidence evidence;
    private final OrderRecords records;

    OrderInvariants(Evidence evidence) {
        this.evidence = evidence;
        this.records = evidence.records();
    }

    List<Finding> findings() {
        return List.of(recorded(), ended(), charges(), money(), shipments(), strangers(), stock(), history());
    }

    private Finding finding(String invariant, long checked, List<Violation> violations) {
        return new Finding(invariant, checked, violations);
    }

    private Finding recorded() {
        List<Violation> wrong = new ArrayList<>();
        for (String order : evidence.orders()) {
            if (!records.status().containsKey(order)) {
                wrong.add(Violation.lost(order, "accepted, and nowhere on record"));
            } else if (!evidence.accepted().containsKey(order)) {
                wrong.add(Violation.doubled(order, "on record, and no customer was told of it"));
            }
        }
        return finding(
                "accepted orders are on record, and no others",
                evidence.orders().size(),
                wrong);
    }

    private Finding ended() {
        List<Violation> wrong = new ArrayList<>();
        records.status().forEach((order, status) -> {
            if (!Set.of("COMPLETED", "CANCELLED").contains(status)) {
                wrong.add(Violation.lost(order, "is still " + status));
            }
        });
        return finding(
                "every order ends completed or cancelled", records.status().size(), wrong);
    }

    private Finding charges() {
        List<Violation> wrong = new ArrayList<>();
        evidence.charges().forEach((order, charges) -> {
            if (charges.size() > 1) {
                wrong.add(Violation.doubled(order, "charged " + charges.size() + " times"));
            }
        });
        evidence.refunds().forEach((order, refunds) -> {
            if (refunds.size() > 1) {
                wrong.add(Violation.doubled(order, "refunded or voided " + refunds.size() + " times"));
            }
        });
        return finding(
                "no order is charged or refunded twice",
                evidence.ledgers().charges().size(),
                wrong);
    }

    private Finding money() {
        List<Violation> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> charges = evidence.charges();
        evidence.accepted().forEach((order, wish) -> {
            List<JsonNode> ours = charges.getOrDefault(order, List.of());
            if (records.isCompleted(order) && ours.isEmpty()) {
                wrong.add(Violation.lost(order, "completed, and never charged"));
            }
            ours.forEach(charge -> charge(order, wish, charge, wrong));
        });
        return finding(
                "the money is captured of completed orders, given back of cancelled ones",
                evidence.accepted().size(),
                wrong);
    }

    private void charge(String order, Wish wish, JsonNode charge, List<Violation> wrong) {
        String state = charge.path("state").asText();
        if (charge.path("amount").asLong() != wish.total()) {
            wrong.add(Violation.wrong(order, "costs " + wish.total() + ", charged " + charge.path("amount")));
        }
        if (records.isCompleted(order) && !state.equals("captured")) {
            wrong.add(Violation.lost(order, "completed, and its charge is " + state));
        } else if (records.isCompleted(order) && charge.path("capturedAmount").asLong() != wish.total()) {
            wrong.add(Violation.wrong(order, "captured " + charge.path("capturedAmount") + " of " + wish.total()));
        }
        if (records.isCancelled(order) && !Set.of("voided", "refunded").contains(state)) {
            wrong.add(Violation.lost(order, "cancelled, and its charge is " + state));
        }
    }

    private Finding shipments() {
        List<Violation> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> shipments = evidence.shipments();
        for (String order : evidence.accepted().keySet()) {
            List<JsonNode> ours = shipments.getOrDefault(order, List.of());
            long sent = ours.stream().filter(OrderInvariants::isSent).count();
            if (ours.size() > 1) {
                wrong.add(Violation.doubled(order, ours.size() + " shipments were booked"));
            }
            if (records.isCompleted(order) && sent == 0) {
                wrong.add(Violation.lost(order, "completed, and nothing was sent"));
            }
            if (records.isCancelled(order) && ours.stream().anyMatch(parcel -> !isCancelled(parcel))) {
                wrong.add(Violation.wrong(order, "cancelled, and its parcel was not stopped"));
            }
        }
        return finding(
                "one parcel for a completed order, none for a cancelled one",
                evidence.ledgers().shipments().size(),
                wrong);
    }

    private static boolean isSent(JsonNode shipment) {
        return Set.of("dispatched", "delivered").contains(shipment.path("state").asText());
    }

    private static boolean isCancelled(JsonNode shipment) {
        return shipment.path("state").asText().equals("cancelled");
    }

    private Finding strangers() {
        List<Violation> wrong = new ArrayList<>();
        Set<String> known = evidence.orders();
        evidence.ledgers().charges().stream()
                .filter(charge -> !known.contains(Ledgers.order(charge)))
                .forEach(charge ->
                        wrong.add(Violation.wrong(Ledgers.order(charge), "charged for an order that does not exist")));
        evidence.ledgers().shipments().stream()
                .filter(shipment -> !known.contains(Ledgers.order(shipment)))
                .forEach(shipment ->
                        wrong.add(Violation.wrong(Ledgers.order(shipment), "sent for an order that does not exist")));
        return finding("nothing is charged or sent that nobody ordered", known.size(), wrong);
    }

    private Finding stock() {
        List<Violation> wrong = new ArrayList<>();
        for (String sku : evidence.shop().articles()) {
            long sent = sent(sku);
            long gone = Shop.STOCK - records.onHand().getOrDefault(sku, Shop.STOCK);
            if (gone != sent) {
                wrong.add(Violation.wrong(null, sku + ": " + gone + " left the stock, " + sent + " were sent"));
            }
            long reserved = records.reserved().getOrDefault(sku, 0L);
            if (reserved != 0) {
                wrong.add(Violation.stuck(null, sku + ": " + reserved + " are still reserved"));
            }
        }
        return finding(
                "stock agrees with the parcels to the unit",
                evidence.shop().articles().size(),
                wrong);
    }

    /** By the carrier's own books. */
    private long sent(String sku) {
        long sent = 0;
        for (JsonNode shipment : evidence.ledgers().shipments()) {
            if (isSent(shipment)) {
                for (JsonNode line : shipment.path("lines")) {
                    sent += line.path("sku").asText().equals(sku)
                            ? line.path("quantity").asLong()
                            : 0;
                }
            }
        }
        return sent;
    }

    private Finding history() {
        List<Violation> wrong = records.repeated().stream()
                .map(order -> Violation.doubled(order, "came twice to the same status for the same reason"))
                .toList();
        return finding("no order takes a step twice", records.status().size(), wrong);
    }
}

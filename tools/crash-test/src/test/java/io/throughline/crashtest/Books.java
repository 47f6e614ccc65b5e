package io.throughline.crashtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Books that agree: one order was completed, one was cancelled after its capture. A test then spoils a line of them. */
final class Books {

    static final String COMPLETED = "11111111-1111-1111-1111-111111111111";
    static final String CANCELLED = "22222222-2222-2222-2222-222222222222";

    final Shop shop = new Shop("crash-test");
    final Map<String, Wish> accepted = new HashMap<>();
    final OrderRecords records = OrderRecords.none();
    final RepairRecords repairs =
            new RepairRecords(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final Ledgers ledgers =
            new Ledgers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    Books() {
        var sku = shop.articles().get(0);
        order(COMPLETED, "COMPLETED", Set.of("PLACED", "CONFIRMED", "SHIPPED", "COMPLETED"));
        order(CANCELLED, "CANCELLED", Set.of("PLACED", "CONFIRMED", "CANCELLING", "CANCELLED"));
        charge(COMPLETED, "captured");
        charge(CANCELLED, "refunded").put("provider", "acquirer");
        records.provider().put(COMPLETED, "sandbox");
        records.provider().put(CANCELLED, "acquirer");
        refund("acquirer");
        shipment(COMPLETED, "delivered");
        shipment(CANCELLED, "cancelled");
        List.of("order-received", "order-confirmed", "shipment-dispatched", "order-completed")
                .forEach(kind -> mail(COMPLETED, kind));
        List.of("order-received", "order-confirmed", "order-cancelled", "payment-refunded")
                .forEach(kind -> mail(CANCELLED, kind));
        List.of("order-placed", "order-confirmed", "order-completed").forEach(type -> webhook(COMPLETED, type));
        List.of("order-placed", "order-confirmed", "order-cancelled").forEach(type -> webhook(CANCELLED, type));
        records.onHand().put(sku, Shop.STOCK - 2);
        records.reserved().put(sku, 0L);
        letter("RESOLVED", true, false);
        repairs.groups().add(new RepairRecords.Group("any", "0/0/3", "0/0/3"));
        letter("REPLACED", true, false);
        letter("DISCARDED", true, true);
        replay("COMPLETED", "SUCCEEDED", 2);
        replay("CANCELLED", "PENDING", 2);
    }

    /** The invariants that are broken. */
    List<String> broken() {
        var evidence = new Evidence(shop, accepted, records, ledgers);
        var findings = new ArrayList<>(new OrderInvariants(evidence).findings());
        findings.addAll(new ProviderInvariants(evidence).findings());
        findings.addAll(new CustomerInvariants(evidence).findings());
        findings.addAll(new RepairInvariants(repairs).findings());
        return findings.stream()
                .filter(finding -> !finding.violations().isEmpty())
                .map(Finding::invariant)
                .toList();
    }

    private void order(String id, String status, Set<String> passed) {
        accepted.put(id, new Wish(id, Wish.Kind.ORDINARY, Map.of(shop.articles().get(0), 2), "{}", null));
        records.status().put(id, status);
        records.passed().put(id, new HashSet<>(passed));
    }

    ObjectNode charge(String order, String state) {
        var charge = json("{'id':'c','provider':'sandbox','orderId':'" + order
                + "','amount':2500,'capturedAmount':2500,'state':'" + state + "'}");
        ledgers.charges().add(charge);
        return charge;
    }

    void refund(String provider) {
        ledgers.refunds()
                .add(json("{'id':'r','provider':'" + provider + "','orderId':'" + CANCELLED + "','kind':'refund'}"));
    }

    void shipment(String order, String state) {
        ledgers.shipments()
                .add(json("{'id':'s','orderId':'" + order + "','state':'" + state + "','lines':[{'sku':'"
                        + shop.articles().get(0) + "','quantity':2}]}"));
    }

    void mail(String order, String kind) {
        ledgers.mails().add(json("{'messageId':'<" + order + "." + kind + "@throughline.example>'}"));
    }

    void webhook(String order, String type) {
        ledgers.webhooks()
                .add(json("{'orderId':'" + order + "','type':'orders." + type + "','count':1,'signatureValid':true}"));
    }

    void letter(String state, boolean settled, boolean strange) {
        repairs.letters()
                .add(new RepairRecords.Letter("any.orders-events", COMPLETED, state, settled, strange, 1, 1, "no"));
    }

    RepairRecords.Replay replay(String state, String of, long events) {
        var replay = new RepairRecords.Replay(
                "replay", state, new HashMap<>(Map.of(of, events)), new HashMap<>(Map.of(of, events)));
        repairs.replays().add(replay);
        return replay;
    }

    static ObjectNode json(String text) {
        try {
            JsonNode node = Http.JSON.readTree(text.replace('\'', '"'));
            return (ObjectNode) node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

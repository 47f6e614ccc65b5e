package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Mails and webhooks: every customer is told everything, once. */
final class CustomerInvariants {

    private final Evidence evidence;
    private final OrderRecords records;

    CustomerInvariants(Evidence evidence) {
        this.evidence = evidence;
        this.records = evidence.records();
    }

    List<Finding> findings() {
        return List.of(mails(), webhooks(), signatures());
    }

    private Finding mails() {
        List<Violation> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> mails = evidence.mails();
        Map<String, List<JsonNode>> refunds = evidence.refunds();
        for (String order : evidence.accepted().keySet()) {
            Map<String, Integer> told = new HashMap<>();
            mails.getOrDefault(order, List.of()).forEach(mail -> told.merge(Evidence.mailKind(mail), 1, Integer::sum));
            boolean repaid = refunds.getOrDefault(order, List.of()).stream()
                    .anyMatch(refund -> refund.path("kind").asText().equals("refund"));
            compare(order, "mail", mailsFor(order, repaid), told, wrong);
        }
        return new Finding(
                "every mail arrived under one Message-ID",
                evidence.ledgers().mails().size(),
                wrong);
    }

    private Set<String> mailsFor(String order, boolean repaid) {
        Set<String> kinds = new TreeSet<>(Set.of("order-received"));
        addIf(kinds, "order-confirmed", records.hasPassed(order, "CONFIRMED"));
        addIf(kinds, "shipment-dispatched", records.hasPassed(order, "SHIPPED"));
        addIf(kinds, "order-completed", records.isCompleted(order));
        addIf(kinds, "order-cancelled", records.isCancelled(order));
        addIf(kinds, "payment-refunded", repaid);
        return kinds;
    }

    private Finding webhooks() {
        List<Violation> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> webhooks = evidence.webhooks();
        for (String order : evidence.accepted().keySet()) {
            Map<String, Integer> told = new HashMap<>();
            webhooks.getOrDefault(order, List.of()).stream()
                    .map(webhook -> webhook.path("type").asText())
                    .forEach(type -> told.merge(type, 1, Integer::sum));
            Set<String> wanted = webhooksFor(order);
            // of other contexts only that they are told once
            told.keySet().stream().filter(type -> !type.startsWith("orders.")).forEach(wanted::add);
            compare(order, "webhook", wanted, told, wrong);
        }
        return new Finding(
                "every webhook arrived under one webhook-id",
                evidence.ledgers().webhooks().size(),
                wrong);
    }

    private Set<String> webhooksFor(String order) {
        Set<String> types = new TreeSet<>(Set.of("orders.order-placed"));
        addIf(types, "orders.order-confirmed", records.hasPassed(order, "CONFIRMED"));
        addIf(types, "orders.order-completed", records.isCompleted(order));
        addIf(types, "orders.order-cancelled", records.isCancelled(order));
        return types;
    }

    private Finding signatures() {
        List<Violation> wrong = evidence.ledgers().webhooks().stream()
                .filter(webhook -> !webhook.path("signatureValid").asBoolean())
                .map(webhook -> Violation.wrong(Ledgers.order(webhook), "a webhook without a valid signature"))
                .toList();
        return new Finding(
                "every webhook is signed", evidence.ledgers().webhooks().size(), wrong);
    }

    private static void addIf(Set<String> names, String name, boolean condition) {
        if (condition) {
            names.add(name);
        }
    }

    private static void compare(
            String order, String what, Set<String> wanted, Map<String, Integer> told, List<Violation> wrong) {
        for (String name : wanted) {
            if (!told.containsKey(name)) {
                wrong.add(Violation.lost(order, "no " + what + " " + name));
            }
        }
        told.forEach((name, times) -> {
            if (!wanted.contains(name)) {
                wrong.add(Violation.wrong(order, "a " + what + " " + name + " that it must not get"));
            } else if (times > 1) {
                wrong.add(Violation.doubled(order, times + " of " + what + " " + name));
            }
        });
    }
}

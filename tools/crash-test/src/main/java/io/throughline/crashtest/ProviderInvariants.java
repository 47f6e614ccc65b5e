package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Two payment providers: what began at one ends there. */
final class ProviderInvariants {

    private static final List<String> PROVIDERS = List.of("acquirer", "sandbox");

    private final Evidence evidence;

    ProviderInvariants(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Finding> findings() {
        return List.of(charges(), refunds(), both());
    }

    private Finding charges() {
        List<Violation> wrong = new ArrayList<>();
        Map<String, String> begunAt = evidence.records().provider();
        for (JsonNode charge : evidence.ledgers().charges()) {
            String order = Ledgers.order(charge);
            String at = provider(charge);
            if (evidence.accepted().containsKey(order) && !at.equals(begunAt.get(order))) {
                wrong.add(Violation.wrong(order, "charged at " + at + ", its payment is at " + begunAt.get(order)));
            }
        }
        return finding(
                "every charge is at the provider of its payment",
                evidence.ledgers().charges(),
                wrong);
    }

    private Finding refunds() {
        List<Violation> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> charges = evidence.charges();
        evidence.refunds().forEach((order, refunds) -> {
            Set<String> chargedAt = new TreeSet<>();
            charges.getOrDefault(order, List.of()).forEach(charge -> chargedAt.add(provider(charge)));
            refunds.stream()
                    .filter(refund -> !chargedAt.contains(provider(refund)))
                    .forEach(refund -> wrong.add(
                            Violation.wrong(order, "charged at " + chargedAt + ", repaid at " + provider(refund))));
        });
        return finding(
                "every refund is at the provider that charged",
                evidence.ledgers().refunds(),
                wrong);
    }

    /** Else the campaign itself has shown nothing of this. */
    private Finding both() {
        List<Violation> idle = new ArrayList<>();
        List<JsonNode> charges = evidence.ledgers().charges();
        for (String provider : PROVIDERS) {
            if (charges.stream().noneMatch(charge -> provider(charge).equals(provider))) {
                idle.add(Violation.wrong(null, provider + " has charged nobody"));
            }
        }
        return new Finding("both payment providers have charged", PROVIDERS.size(), idle);
    }

    private static Finding finding(String invariant, List<JsonNode> checked, List<Violation> violations) {
        return new Finding(invariant, checked.size(), violations);
    }

    private static String provider(JsonNode entry) {
        return entry.path("provider").asText();
    }
}

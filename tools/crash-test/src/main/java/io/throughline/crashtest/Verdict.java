package io.throughline.crashtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.crashtest.Violation.Harm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a campaign has shown. */
public record Verdict(long seed, long accepted, List<Finding> findings, Done done) {

    private static final int SHOWN = 6;

    /** What was done to the system meanwhile. */
    record Done(Map<String, Long> deeds, Map<String, Long> acts, Map<String, Long> faults, String orders) {}

    public boolean isSound() {
        return violations().isEmpty();
    }

    private List<Violation> violations() {
        return findings.stream()
                .flatMap(finding -> finding.violations().stream())
                .toList();
    }

    Set<String> wrongOrders() {
        Set<String> orders = new TreeSet<>();
        violations().stream().map(Violation::order).filter(Objects::nonNull).forEach(orders::add);
        return orders;
    }

    private long count(Harm harm) {
        return violations().stream()
                .filter(violation -> violation.harm() == harm)
                .count();
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Done to the servers:");
        done.deeds().forEach((deed, times) -> lines.add(String.format(Locale.ROOT, "  %5d  %s", times, deed)));
        lines.add("Met by what operators did:");
        done.acts().forEach((act, met) -> lines.add(String.format(Locale.ROOT, "  %5d  %s", met, act)));
        lines.add("Calls struck by provider faults:");
        done.faults().forEach((fault, times) -> lines.add(String.format(Locale.ROOT, "  %5d  %s", times, fault)));
        lines.add("Invariants:");
        for (Finding finding : findings) {
            int broken = finding.violations().size();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-6s %5d checked  %s",
                    broken == 0 ? "holds" : "BROKEN",
                    finding.checked(),
                    finding.invariant()));
            finding.violations().stream()
                    .limit(SHOWN)
                    .forEach(violation -> lines.add("           " + violation.harm() + " "
                            + (violation.order() == null ? "" : violation.order() + ": ") + violation.text()));
            if (broken > SHOWN) {
                lines.add("           and " + (broken - SHOWN) + " more");
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "%s  seed %d: %s; lost %d, doubled %d, wrong %d, stuck %d, inversions %d; orders that are not right: %d",
                isSound() ? "PASSED" : "FAILED",
                seed,
                done.orders(),
                count(Harm.LOST),
                count(Harm.DOUBLED),
                count(Harm.WRONG),
                count(Harm.STUCK),
                count(Harm.DISORDERED),
                wrongOrders().size()));
        return lines;
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode json = Http.JSON.createObjectNode();
        json.put("seed", seed)
                .put("accepted", accepted)
                .put("wrongOrders", wrongOrders().size());
        for (Harm harm : Harm.values()) {
            json.put(harm.name().toLowerCase(Locale.ROOT), count(harm));
        }
        ObjectNode broken = json.putObject("broken");
        findings.stream()
                .filter(finding -> !finding.violations().isEmpty())
                .forEach(finding ->
                        broken.put(finding.invariant(), finding.violations().size()));
        json.set("servers", Http.JSON.valueToTree(done.deeds()));
        json.set("operators", Http.JSON.valueToTree(done.acts()));
        json.set("faults", Http.JSON.valueToTree(done.faults()));
        return json;
    }
}

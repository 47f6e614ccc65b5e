package io.throughline.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class InMemoryFindings extends Findings {

    private final List<Finding> rows = new ArrayList<>();

    @Override
    void add(Finding finding) {
        boolean known = rows.stream()
                .anyMatch(row -> row.kind() == finding.kind()
                        && row.orderId().equals(finding.orderId())
                        && Objects.equals(row.eventId(), finding.eventId()));
        if (!known) {
            rows.add(finding);
        }
    }

    @Override
    List<Finding> openEvents(String source, int limit) {
        return rows.stream()
                .filter(row -> row.eventId() != null && row.isOpen())
                .toList();
    }

    List<FindingView> all() {
        return rows.stream().map(Finding::view).toList();
    }
}

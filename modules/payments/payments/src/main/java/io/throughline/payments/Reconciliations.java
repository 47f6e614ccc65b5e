package io.throughline.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** What operators see of the reconciliation, and may ask of it. */
@ApplicationScoped
@Transactional
public class Reconciliations {

    @Inject
    PaymentProviders providers;

    @Inject
    ReconciliationLeases leases;

    @Inject
    Findings findings;

    public List<FindingView> findings(Set<FindingState> states, int limit) {
        return findings.newest(states, limit).stream().map(Finding::view).toList();
    }

    public List<ReconciliationView> all() {
        return leases.all();
    }

    public void request() {
        providers.names().forEach(leases::request);
    }
}

package io.throughline.inventory.rest;

import io.throughline.inventory.messaging.StockReconciliation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;

/** Runs the reconciliation now, over everything until now. */
@ApplicationScoped
@Path("probe/reconciliation")
@RolesAllowed("admin")
public class ReconciliationProbe {

    @Inject
    StockReconciliation reconciliation;

    @POST
    public void run() {
        reconciliation.run(Instant.now());
    }
}

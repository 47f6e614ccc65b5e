package io.throughline.shipping.rest;

import io.throughline.shipping.provider.Carrier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Calls the carrier, as nobody should and as the handlers do. */
@ApplicationScoped
@Path("probe/carrier")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class CarrierProbe {

    @Inject
    @Named("sandbox")
    Carrier carrier;

    @GET
    @Path("within-transaction")
    @Transactional(dontRollbackOn = Exception.class)
    public Map<String, String> withinTransaction() {
        return call();
    }

    @GET
    @Path("without-transaction")
    public Map<String, String> withoutTransaction() {
        return call();
    }

    private Map<String, String> call() {
        try {
            return Map.of("answer", carrier.find("never-used").toString());
        } catch (RuntimeException e) {
            return Map.of("refused", e.toString());
        }
    }
}

package io.throughline.payments.rest;

import io.throughline.payments.provider.PaymentProvider;
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
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls the provider, as nobody should and as the handlers do. */
@ApplicationScoped
@Path("probe/provider")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderProbe {

    @Inject
    @Named("sandbox")
    PaymentProvider provider;

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

    /** What is set now. */
    @GET
    @Path("calls-per-second")
    public String callsPerSecond() {
        return ConfigProvider.getConfig()
                .getOptionalValue("throughline.payment.provider.calls-per-second", String.class)
                .orElse("\"\"");
    }

    private Map<String, String> call() {
        try {
            return Map.of("answer", provider.find("never-used").toString());
        } catch (RuntimeException e) {
            return Map.of("refused", e.toString());
        }
    }
}

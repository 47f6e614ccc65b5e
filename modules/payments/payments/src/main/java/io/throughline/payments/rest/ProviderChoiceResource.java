package io.throughline.payments.rest;

import io.throughline.payments.ProviderChoice;
import io.throughline.payments.ProviderChoiceView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@ApplicationScoped
@Path("provider-choice")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Provider choice")
@SecurityRequirement(name = "basic")
public class ProviderChoiceResource {

    @Inject
    ProviderChoice choice;

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(
            operationId = "getProviderChoice",
            summary = "Which payment provider this node sends new payments to, and a wrong setting that it refused")
    public ProviderChoiceView get() {
        return choice.view();
    }
}

package io.throughline.webhooks.rest;

import static io.throughline.webhooks.rest.Roles.ADMIN;
import static io.throughline.webhooks.rest.Roles.INTEGRATOR;
import static io.throughline.webhooks.rest.Roles.OPERATOR;

import io.throughline.webhooks.RotatedSecret;
import io.throughline.webhooks.SecretRotation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The secrets that the requests of a subscription are signed with. */
@Path("/subscriptions/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
@ApplicationScoped
@Tag(name = "webhooks")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "404", description = "there is no such subscription, or it is somebody else's")
public class SecretResource {

    @Inject
    SecretRotation rotation;

    @POST
    @Operation(
            operationId = "rotateSecret",
            summary = "A new secret; for a while requests are signed with the one before too")
    @APIResponse(
            responseCode = "201",
            description = "the secret, which is shown this once",
            content = @Content(schema = @Schema(implementation = RotatedSecret.class)))
    @APIResponse(responseCode = "409", description = "too many earlier secrets are signed with")
    public Response rotate(@PathParam("id") String id, @Context SecurityContext security) {
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(rotation.rotate(Callers.changing(security), Ids.checked(id)))
                .build();
    }

    @DELETE
    @Path("/earlier")
    @Operation(operationId = "endSecretOverlap", summary = "Ends the overlap: only the newest secret is signed with")
    @APIResponse(responseCode = "204", description = "ended, or there was none")
    public void endOverlap(@PathParam("id") String id, @Context SecurityContext security) {
        rotation.endOverlap(Callers.changing(security), Ids.checked(id));
    }
}

package io.throughline.ops.rest;

import static io.throughline.ops.rest.Roles.ADMIN;
import static io.throughline.ops.rest.Roles.OPERATOR;
import static io.throughline.ops.rest.Roles.VIEWER;

import io.throughline.messaging.BlockedKeys;
import io.throughline.messaging.BlockedKeys.BlockedKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys that wait for an event that failed or has yet to come. */
@Path("/blocked-keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class BlockedKeyResource {

    @Inject
    BlockedKeys blockedKeys;

    @GET
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(
            operationId = "listBlockedKeys",
            summary = "Keys that wait, the longest first",
            description = "A key whose event is a dead letter goes on when that is replayed, edited or discarded.")
    @APIResponse(
            responseCode = "200",
            description = "the keys",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = BlockedKey.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public List<BlockedKey> list(
            @Parameter(description = "all consumers unless given") @QueryParam("consumer") String consumer,
            @QueryParam("limit") String limit) {
        return blockedKeys.find(Parameters.text("consumer", consumer), Parameters.limit(limit));
    }
}

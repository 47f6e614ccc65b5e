package io.throughline.notifications.rest;

import io.throughline.notifications.campaign.CampaignService;
import io.throughline.notifications.campaign.CampaignView;
import io.throughline.problem.FieldError;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mails to many customers: draft, add recipients, start. Each step may be repeated. */
@ApplicationScoped
@Path("campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
@SecurityRequirement(name = "basic")
public class CampaignResource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Inject
    CampaignService campaigns;

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(operationId = "listCampaigns", summary = "The newest hundred campaigns")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = CampaignView.class)))
    public List<CampaignView> list() {
        return campaigns.newest();
    }

    @GET
    @Path("{name}")
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(operationId = "getCampaign", summary = "A campaign, and what became of its mails")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "400", description = "The name is malformed")
    @APIResponse(responseCode = "404", description = "There is no such campaign")
    public CampaignView get(@PathParam("name") String name) {
        return found(name, campaigns.find(checked(name)));
    }

    @PUT
    @Path("{name}")
    @RolesAllowed({"operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "draftCampaign", summary = "Draft a campaign, or change what the draft says")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CampaignRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "201", description = "There was none of the name")
    @APIResponse(responseCode = "400", description = "The name is malformed, or the body is not JSON")
    @APIResponse(responseCode = "409", description = "It was started or cancelled")
    @APIResponse(responseCode = "422", description = "A field is wrong")
    public Response draft(
            @PathParam("name") String name, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        var said = JsonRequest.read(body, "campaign", CampaignRequest.class)
                .value()
                .said();
        boolean created =
                campaigns.draft(checked(name), said, security.getUserPrincipal().getName());
        return Response.status(created ? 201 : 200)
                .entity(found(name, campaigns.find(name)))
                .build();
    }

    @POST
    @Path("{name}/recipients")
    @RolesAllowed({"operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addCampaignRecipients", summary = "Add recipients to a draft; those it has stay once")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RecipientsRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AddedRecipients.class)))
    @APIResponse(responseCode = "404", description = "There is no such campaign")
    @APIResponse(responseCode = "409", description = "It was started or cancelled")
    @APIResponse(responseCode = "422", description = "An address is none")
    public AddedRecipients add(@PathParam("name") String name, @Parameter(hidden = true) byte[] body) {
        var recipients = JsonRequest.read(body, "campaign-recipients", RecipientsRequest.class)
                .value()
                .recipients();
        int added = found(name, campaigns.addRecipients(checked(name), recipients));
        return new AddedRecipients(added, recipients.size() - added);
    }

    @POST
    @Path("{name}/start")
    @RolesAllowed({"operator", "admin"})
    @Operation(operationId = "startCampaign", summary = "Start sending")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "404", description = "There is no such campaign")
    @APIResponse(responseCode = "409", description = "It has no recipients, or was cancelled")
    public CampaignView start(@PathParam("name") String name) {
        return found(name, campaigns.start(checked(name)));
    }

    @POST
    @Path("{name}/cancel")
    @RolesAllowed({"operator", "admin"})
    @Operation(operationId = "cancelCampaign", summary = "Send no further mail")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "404", description = "There is no such campaign")
    public CampaignView cancel(@PathParam("name") String name) {
        return found(name, campaigns.cancel(checked(name)));
    }

    private static <T> T found(String name, Optional<T> campaign) {
        return campaign.orElseThrow(() -> ProblemException.notFound("There is no campaign " + name + "."));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.badRequest(
                    "The name of the campaign is malformed.",
                    FieldError.parameter("name", "must be 1 to 64 small letters, digits or hyphens"));
        }
        return name;
    }
}

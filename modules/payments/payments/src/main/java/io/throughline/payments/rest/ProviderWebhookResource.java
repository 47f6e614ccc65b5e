package io.throughline.payments.rest;

import io.throughline.payments.PaymentProviders;
import io.throughline.payments.ProviderNotifications;
import io.throughline.payments.provider.IncomingWebhook;
import io.throughline.payments.provider.Notification;
import io.throughline.payments.provider.ProviderWebhooks;
import io.throughline.payments.provider.SignatureRefused;
import io.throughline.payments.provider.UnreadableNotification;
import io.throughline.problem.Problem;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where payment providers tell what changed. Whoever signs is the provider: no account is asked for. */
@ApplicationScoped
@Path("provider-webhooks")
@Tag(name = "Provider webhooks")
public class ProviderWebhookResource {

    private static final Logger LOG = Logger.getLogger(ProviderWebhookResource.class.getName());

    @Inject
    PaymentProviders providers;

    @Inject
    ProviderNotifications notifications;

    @Inject
    RefusalLog refusals;

    @POST
    @Path("{provider}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @PermitAll
    @Operation(
            operationId = "notifyOfPayment",
            summary = "A payment provider tells what changed, in its own form and signed in its own way")
    @APIResponse(responseCode = "204", description = "Taken, now or before")
    @APIResponse(responseCode = "400", description = "Signed, but not to be understood")
    @APIResponse(responseCode = "401", description = "Not signed by the provider, or too old")
    @APIResponse(responseCode = "404", description = "There is no such provider")
    public void receive(
            @PathParam("provider") String provider,
            @Context HttpHeaders headers,
            @Parameter(hidden = true) byte[] body) {
        var reader = providers
                .webhooks(provider)
                .orElseThrow(() -> ProblemException.notFound("There is no such payment provider."));
        notifications.receive(provider, read(reader, provider, new IncomingWebhook(headers::getHeaderString, body)));
    }

    private Notification read(ProviderWebhooks reader, String provider, IncomingWebhook webhook) {
        try {
            return reader.read(webhook);
        } catch (SignatureRefused e) {
            refusals.refused(provider, e.getMessage());
            throw new ProblemException(Problem.of(401, "The signature is missing, wrong or too old."));
        } catch (UnreadableNotification e) {
            LOG.log(Level.WARNING, "A signed webhook of {0} cannot be read", provider);
            throw ProblemException.badRequest("The notification cannot be read.");
        }
    }
}

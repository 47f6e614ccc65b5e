package io.throughline.notifications.rest;

import io.throughline.notifications.provider.MailServer;
import io.throughline.notifications.provider.OutgoingMail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;

/** Gives a mail without an address to the mail server, as nobody should and as the handler does. */
@ApplicationScoped
@Path("probe/mail-server")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class MailServerProbe {

    @Inject
    MailServer server;

    @GET
    @Path("within-transaction")
    @Transactional(dontRollbackOn = Exception.class)
    public Map<String, String> withinTransaction() {
        return send();
    }

    @GET
    @Path("without-transaction")
    public Map<String, String> withoutTransaction() {
        return send();
    }

    private Map<String, String> send() {
        try {
            var mail =
                    new OutgoingMail("<probe@example.org>", "probe", 1, "", Locale.ENGLISH, "probe", "probe", "probe");
            return Map.of("answer", server.send(mail).toString());
        } catch (RuntimeException e) {
            return Map.of("refused", e.toString());
        }
    }
}

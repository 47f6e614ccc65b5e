package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Which context's code a thread runs. */
@ApplicationScoped
class Whereabouts {

    private static final Pattern DOT = Pattern.compile("\\.");

    /** That of the consumer, else the name of the module; null if the thread belongs to none. */
    String context(CurrentDelivery delivery) {
        return delivery == null ? module() : DOT.split(delivery.consumer().name(), 2)[0];
    }

    private static String module() {
        try {
            return InitialContext.doLookup("java:module/ModuleName");
        } catch (NamingException e) {
            return null;
        }
    }
}

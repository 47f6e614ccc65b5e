package io.throughline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In whose name mails are sent. */
@ApplicationScoped
public class Sender {

    @Inject
    @ConfigProperty(name = "throughline.notifications.from", defaultValue = "orders@throughline.example")
    String address;

    /** One address, with or without a name before it. */
    public String address() {
        return address;
    }

    /** What message ids end in. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1).replace(">", "").strip();
    }
}

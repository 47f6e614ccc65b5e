package io.throughline.dualwrite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The bug that this server is to have. */
@ApplicationScoped
public class Variant {

    @Inject
    @ConfigProperty(name = "throughline.crash.test.variant")
    private String name;

    /** Events are sent right after the commit, and nobody asks whether an event was handled before. */
    public boolean writesTwice() {
        return name.equals("dual-write");
    }

    /** Events are sent while the transaction that they tell of is still open. */
    public boolean sendsFirst() {
        return name.equals("send-first");
    }

    /** Nobody asks whether an event was handled before. */
    public boolean forgets() {
        return name.equals("no-inbox") || writesTwice();
    }

    /** Messages are acknowledged before what they lead to is committed. */
    public boolean acknowledgesFirst() {
        return name.equals("ack-first");
    }
}

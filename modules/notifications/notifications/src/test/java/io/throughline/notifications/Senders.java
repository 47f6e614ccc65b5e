package io.throughline.notifications;

/** Senders outside of a server. */
public final class Senders {

    private Senders() {}

    public static Sender of(String address) {
        var sender = new Sender();
        sender.address = address;
        return sender;
    }
}

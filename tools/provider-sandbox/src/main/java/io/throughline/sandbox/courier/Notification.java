package io.throughline.sandbox.courier;

import java.net.URI;

/** Where a provider's webhooks go, and in what form. Without an address none are sent. */
public record Notification(URI url, Letter letter) {
    public static final Notification NONE = new Notification(null, null);

    public Notification {
        if (url != null && letter == null) {
            throw new IllegalArgumentException("Webhooks cannot be sent without a secret to sign them with.");
        }
    }

    /** Throws {@link IllegalArgumentException} with what it must be. */
    public static URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for another scheme
        }
        throw new IllegalArgumentException("must be an absolute http or https address");
    }

    boolean isWanted() {
        return url != null;
    }
}

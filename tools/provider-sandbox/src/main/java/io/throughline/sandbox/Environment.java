package io.throughline.sandbox;

import io.throughline.sandbox.Settings.Ports;
import io.throughline.sandbox.acquirer.GatewayLetter;
import io.throughline.sandbox.carrier.Transit;
import io.throughline.sandbox.courier.Letter;
import io.throughline.sandbox.courier.Notification;
import io.throughline.sandbox.courier.StandardLetter;
import io.throughline.sandbox.signature.WebhookSecret;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;

/** Reads the settings from the variables of the process and says in one sentence what is wrong with them. */
record Environment(Map<String, String> variables) {
    static final String PORT = "THROUGHLINE_SANDBOX_PORT";
    static final String SMTP_PORT = "THROUGHLINE_SMTP_PORT";
    static final String PAYMENT_KEY = "THROUGHLINE_PAYMENT_PROVIDER_KEY";
    static final String ACQUIRER_KEY = "THROUGHLINE_PAYMENT_ACQUIRER_KEY";
    static final String CARRIER_KEY = "THROUGHLINE_CARRIER_KEY";
    static final String WEBHOOK_URL = "THROUGHLINE_PAYMENT_WEBHOOK_URL";
    static final String WEBHOOK_SECRET = "THROUGHLINE_PAYMENT_WEBHOOK_SECRET";
    static final String ACQUIRER_WEBHOOK_URL = "THROUGHLINE_PAYMENT_ACQUIRER_WEBHOOK_URL";
    static final String ACQUIRER_WEBHOOK_SECRET = "THROUGHLINE_PAYMENT_ACQUIRER_WEBHOOK_SECRET";
    static final String DISPATCH_AFTER = "THROUGHLINE_SANDBOX_DISPATCH_AFTER";
    static final String DELIVER_AFTER = "THROUGHLINE_SANDBOX_DELIVER_AFTER";

    private static final Duration LONGEST = Duration.ofDays(365);

    Settings settings() {
        Keys keys = new Keys(key(PAYMENT_KEY), parsed(ACQUIRER_KEY, text -> text), key(CARRIER_KEY));
        Transit transit = new Transit(
                duration(DISPATCH_AFTER, Transit.DEFAULT.dispatchAfter()),
                duration(DELIVER_AFTER, Transit.DEFAULT.deliverAfter()));
        return new Settings(
                new Ports(port(PORT, "9090"), port(SMTP_PORT, "3025")),
                keys,
                transit,
                notification(WEBHOOK_URL, WEBHOOK_SECRET, text -> new StandardLetter(WebhookSecret.of(text))),
                notification(ACQUIRER_WEBHOOK_URL, ACQUIRER_WEBHOOK_SECRET, GatewayLetter::of));
    }

    private Notification notification(String urlName, String secretName, Function<String, Letter> letters) {
        URI url = parsed(urlName, Notification::url);
        Letter letter = parsed(secretName, letters);
        if (url != null && letter == null) {
            throw new IllegalArgumentException(
                    secretName + " is not set; webhooks to " + urlName + " are signed with it. Set both or neither.");
        }
        return new Notification(url, letter);
    }

    /** Null when it is not set. A value is not repeated in the sentence, for it may be secret. */
    private <T> T parsed(String name, Function<String, T> parser) {
        String text = variables.getOrDefault(name, "");
        try {
            return text.isBlank() ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage() + ".", e);
        }
    }

    private String key(String name) {
        String key = variables.getOrDefault(name, "");
        if (key.isBlank()) {
            throw new IllegalArgumentException(name + " is not set; set it to the key that the product will present.");
        }
        return key;
    }

    private int port(String name, String standard) {
        String text = variables.getOrDefault(name, standard);
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw new IllegalArgumentException(name + " is \"" + text + "\"; it must be a number from 0 to 65535.");
    }

    private Duration duration(String name, Duration standard) {
        String text = variables.getOrDefault(name, "");
        if (text.isBlank()) {
            return standard;
        }
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // the same answer as for a duration out of range
        }
        throw new IllegalArgumentException(
                name + " is \"" + text + "\"; it must be an ISO 8601 duration such as PT1S, up to P365D.");
    }
}

package io.throughline.sandbox;

import java.util.Map;

/** What the sandbox takes from its environment. */
record Settings(int port, String merchantKey) {
    static final String PORT = "THROUGHLINE_SANDBOX_PORT";
    static final String KEY = "THROUGHLINE_PAYMENT_PROVIDER_KEY";

    static Settings of(Map<String, String> environment) {
        String key = environment.getOrDefault(KEY, "");
        if (key.isBlank()) {
            throw new IllegalArgumentException(KEY + " is not set; set it to the key that the product will present.");
        }
        return new Settings(port(environment.getOrDefault(PORT, "9090")), key);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw new IllegalArgumentException(PORT + " is \"" + text + "\"; it must be a number from 0 to 65535.");
    }
}

package io.throughline.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a request must show to be let in, as {@code throughline.http.authentication} says: {@code basic} or {@code jwt}. */
enum Credentials {

    /** An account of the registry and its password. */
    BASIC("Basic realm=\"throughline\"") {

        /** The container knows the scheme by one spelling only, and answers any other with its challenge. */
        @Override
        boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            var header = request.getHeader("Authorization");
            boolean known = header == null || header.startsWith("Basic ");
            return !known && logsIn(request) || request.authenticate(response);
        }
    },

    /** A token that the server verifies; the container would take a password too, as the applications' web.xml says. */
    JWT("Bearer realm=\"throughline\"") {

        @Override
        boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            var header = request.getHeader("Authorization");
            return header != null && header.startsWith("Bearer ") && request.authenticate(response);
        }
    };

    private static final String SETTING = "throughline.http.authentication";

    private final String challenge;

    Credentials(String challenge) {
        this.challenge = challenge;
    }

    /** @throws IllegalArgumentException if the setting is none of the two, for no door is better than an open one */
    static Credentials configured() {
        var chosen = ConfigProvider.getConfig()
                .getOptionalValue(SETTING, String.class)
                .orElse("basic");
        return switch (chosen) {
            case "basic" -> BASIC;
            case "jwt" -> JWT;
            default -> throw new IllegalArgumentException(SETTING + " is '" + chosen + "', must be basic or jwt");
        };
    }

    abstract boolean admit(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException;

    String challenge() {
        return challenge;
    }

    private static boolean logsIn(HttpServletRequest request) {
        var credentials = BasicCredentials.of(request);
        if (credentials.isEmpty()) {
            return false;
        }
        try {
            request.login(credentials.get().account(), credentials.get().password());
            return true;
        } catch (ServletException e) {
            return false;
        }
    }
}

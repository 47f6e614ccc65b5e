package io.throughline.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a client calls itself with HTTP basic authentication (RFC 7617). */
record BasicCredentials(String account, String password) {

    private static final String SCHEME = "Basic ";

    static Optional<BasicCredentials> of(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        boolean basic = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return basic ? decoded(header.substring(SCHEME.length())) : Optional.empty();
    }

    private static Optional<BasicCredentials> decoded(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded.trim()), StandardCharsets.UTF_8);
            var parts = text.split(":", 2);
            return parts.length == 2 ? Optional.of(new BasicCredentials(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

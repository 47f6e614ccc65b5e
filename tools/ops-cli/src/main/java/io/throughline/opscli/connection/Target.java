package io.throughline.opscli.connection;

import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** The address of a server, and the account to use there. */
record Target(URI url, String user, String password) {

    private static final String NOWHERE_ELSE = "http://127.0.0.1:9080";

    static Target of(ServerOptions options, Surroundings surroundings) {
        var environment = surroundings.environment();
        var stack = LocalStack.in(surroundings.checkout());
        var given = firstOf(options.url, environment, "THROUGHLINE_OPS_URL");
        var url = given.map(Target::address)
                .orElseGet(() -> stack.map(LocalStack::url).orElse(URI.create(NOWHERE_ELSE)));
        var local = stack.filter(candidate -> candidate.isAt(url));
        var user = firstOf(options.user, environment, "THROUGHLINE_OPS_USER")
                .or(() -> local.map(any -> "operator"))
                .orElseThrow(
                        () -> OpsFailure.wrongUsage(
                                "There is no stack of this checkout at " + url
                                        + "; give --user or THROUGHLINE_OPS_USER, and --url or THROUGHLINE_OPS_URL if it is elsewhere."));
        return new Target(url, user, password(options, surroundings, local, user, url));
    }

    private static String password(
            ServerOptions options, Surroundings surroundings, Optional<LocalStack> local, String user, URI url) {
        if (options.passwordFile != null) {
            return firstLine(options);
        }
        return firstOf(null, surroundings.environment(), "THROUGHLINE_OPS_PASSWORD")
                .or(() -> local.flatMap(stack -> stack.passwordOf(user)))
                .orElseGet(() -> {
                    if (!surroundings.terminal().present()) {
                        throw OpsFailure.wrongUsage("There is no password for '" + user + "' at " + url
                                + " and nobody to ask; give --password-file or THROUGHLINE_OPS_PASSWORD.");
                    }
                    return surroundings.terminal().askSecretly("Password of " + user + " at " + url + ": ");
                });
    }

    private static String firstLine(ServerOptions options) {
        try (var lines = Files.lines(options.passwordFile)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw OpsFailure.wrongUsage("The password file " + options.passwordFile + " cannot be read.");
        }
    }

    private static Optional<String> firstOf(String option, Map<String, String> environment, String variable) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .filter(value -> !value.isBlank());
    }

    private static URI address(String text) {
        try {
            var url = URI.create(text.replaceAll("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw OpsFailure.wrongUsage(
                "The address must be one such as https://shop.example.org, with neither account nor query in it.");
    }

    /** True if everybody on the way can read the password. */
    boolean isOpen() {
        return "http".equals(url.getScheme()) && !url.getHost().matches("localhost|127\\..*|\\[::1]");
    }
}

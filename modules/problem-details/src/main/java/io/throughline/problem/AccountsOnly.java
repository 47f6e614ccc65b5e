package io.throughline.problem;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.PasswordValidationCallback;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Basic authentication for an application of the server: lets a request pass that names an account of the registry. */
final class AccountsOnly implements AuthConfigProvider {

    private static final String BASIC = "Basic ";

    @Override
    public ServerAuthConfig getServerAuthConfig(String layer, String application, CallbackHandler registry) {
        return new Config(layer, application, registry);
    }

    @Override
    public ClientAuthConfig getClientAuthConfig(String layer, String application, CallbackHandler registry) {
        return null;
    }

    @Override
    public void refresh() {
        // nothing is kept
    }

    private record Config(String getMessageLayer, String getAppContext, CallbackHandler registry)
            implements ServerAuthConfig, ServerAuthContext {

        @Override
        public String getAuthContextID(MessageInfo exchange) {
            return getAppContext;
        }

        @Override
        public ServerAuthContext getAuthContext(String id, Subject service, Map<String, Object> properties) {
            return this;
        }

        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public void refresh() {
            // nothing is kept
        }

        @Override
        public AuthStatus validateRequest(MessageInfo exchange, Subject client, Subject service) throws AuthException {
            try {
                if (isAccount((HttpServletRequest) exchange.getRequestMessage(), client)) {
                    return AuthStatus.SUCCESS;
                }
                refuse((HttpServletResponse) exchange.getResponseMessage());
                return AuthStatus.SEND_FAILURE;
            } catch (IOException | UnsupportedCallbackException e) {
                throw new AuthException(e);
            }
        }

        private boolean isAccount(HttpServletRequest request, Subject client)
                throws IOException, UnsupportedCallbackException {
            var header = request.getHeader("Authorization");
            if (header == null || !header.startsWith(BASIC)) {
                return false;
            }
            var credentials = decode(header.substring(BASIC.length())).split(":", 2);
            if (credentials.length < 2) {
                return false;
            }
            var password = new PasswordValidationCallback(client, credentials[0], credentials[1].toCharArray());
            registry.handle(new Callback[] {password});
            return password.getResult();
        }

        private static String decode(String credentials) {
            try {
                return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }

        private static void refuse(HttpServletResponse response) throws IOException {
            response.setHeader("WWW-Authenticate", "Basic realm=\"throughline\"");
            ProblemServlet.write(StatusProblem.of(HttpServletResponse.SC_UNAUTHORIZED), response);
            // the server runs its servlet all the same: what that writes must find a closed door
            response.getOutputStream().close();
        }

        @Override
        public AuthStatus secureResponse(MessageInfo exchange, Subject service) {
            return AuthStatus.SEND_SUCCESS;
        }

        @Override
        public void cleanSubject(MessageInfo exchange, Subject client) {
            // the subject lives no longer than the request
        }
    }
}

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
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Basic authentication for an application of the server: lets a request pass that names an account of the registry. */
final class AccountsOnly implements AuthConfigProvider {

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
            var credentials = BasicCredentials.of(request);
            if (credentials.isEmpty()) {
                return false;
            }
            var password = new PasswordValidationCallback(
                    client,
                    credentials.get().account(),
                    credentials.get().password().toCharArray());
            registry.handle(new Callback[] {password});
            return password.getResult();
        }

        private static void refuse(HttpServletResponse response) throws IOException {
            response.setHeader("WWW-Authenticate", "Basic realm=\"throughline\"");
            var problem = StatusProblem.of(HttpServletResponse.SC_UNAUTHORIZED);
            response.setStatus(problem.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.setHeader("Cache-Control", "no-store");
            // the server runs its servlet all the same, which asks for the writer: it must get it, and find it closed
            var body = response.getWriter();
            body.write(Json.mapper().writeValueAsString(problem));
            body.close();
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

package io.throughline.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Lets nobody in without an account, whatever the address, but for signed requests where a WAR takes them. A security constraint would do the same, but the container
 * answers it before any of our code runs, with a 401 that has no body.
 */
public class CredentialsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String SIGNED_REQUESTS = "throughline.signed-requests";
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9-]+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isSigned(request) || isAccount(request, response)) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) {
            ProblemServlet.write(StatusProblem.of(HttpServletResponse.SC_UNAUTHORIZED), response);
        }
    }

    /**
     * The one way in without an account: a POST to one segment below the address that the WAR names, whose resource
     * checks a signature instead. The address is compared as it was sent, so no encoding leads elsewhere.
     */
    private static boolean isSigned(HttpServletRequest request) {
        var address = request.getServletContext().getInitParameter(SIGNED_REQUESTS);
        if (address == null || !"POST".equals(request.getMethod())) {
            return false;
        }
        var parent = request.getContextPath() + address + "/";
        var uri = request.getRequestURI();
        return uri.startsWith(parent)
                && SEGMENT.matcher(uri.substring(parent.length())).matches();
    }

    /** The container knows the scheme by one spelling only, and answers any other with its challenge. */
    private static boolean isAccount(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var header = request.getHeader("Authorization");
        boolean known = header == null || header.startsWith("Basic ");
        return !known && logsIn(request) || request.authenticate(response);
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

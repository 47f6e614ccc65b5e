package io.throughline.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Lets nobody in without credentials, whatever the address, but for signed requests where a WAR takes them. A security
 * constraint would do the same, but the container answers it before any of our code runs, with a 401 that has no body.
 */
public class CredentialsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String SIGNED_REQUESTS = "throughline.signed-requests";
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9-]+");

    private Credentials credentials;

    @Override
    public void init() {
        credentials = Credentials.configured();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isSigned(request)) {
            chain.doFilter(request, response);
        } else if (ForeignPage.sends(request)) {
            ProblemServlet.write(
                    Problem.of(
                            HttpServletResponse.SC_FORBIDDEN, "A page of another site may not change anything here."),
                    response);
        } else if (credentials.admit(request, response)) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) {
            response.setHeader("WWW-Authenticate", credentials.challenge());
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
}

package io.throughline.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets nobody in without credentials, whatever the address. A security constraint would do the same, but the container
 * answers it before any of our code runs, with a 401 that has no body.
 */
public class CredentialsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private Credentials credentials;

    @Override
    public void init() {
        credentials = Credentials.configured();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (credentials.admit(request, response)) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) {
            response.setHeader("WWW-Authenticate", credentials.challenge());
            ProblemServlet.write(StatusProblem.of(HttpServletResponse.SC_UNAUTHORIZED), response);
        }
    }
}

package io.throughline.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hides an address that the container puts into every application, and that no servlet of ours can take over. */
public class NothingHereFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        ProblemServlet.write(StatusProblem.of(HttpServletResponse.SC_NOT_FOUND), response);
    }
}

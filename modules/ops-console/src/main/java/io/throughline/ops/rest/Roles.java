package io.throughline.ops.rest;

import io.throughline.problem.Problem;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.core.SecurityContext;

/** Who may do what: a viewer reads, an operator acts, an admin also acts on many at once. */
final class Roles {

    static final String VIEWER = "viewer";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Roles() {}

    static String nameOf(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    static void requireAdmin(SecurityContext security, String what) {
        if (!security.isUserInRole(ADMIN)) {
            throw new ProblemException(Problem.of(403, what + " needs the role admin."));
        }
    }
}

package io.throughline.webhooks.rest;

import static io.throughline.webhooks.rest.Roles.ADMIN;
import static io.throughline.webhooks.rest.Roles.OPERATOR;
import static io.throughline.webhooks.rest.Roles.VIEWER;

import io.throughline.webhooks.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.util.stream.Stream;

/** Whose subscriptions a request may read or change: an account may have several roles. */
final class Callers {

    private Callers() {}

    static Caller reading(SecurityContext security) {
        return of(security, VIEWER, OPERATOR, ADMIN);
    }

    /** A viewer that is an integrator too sees what others have, and changes its own. */
    static Caller changing(SecurityContext security) {
        return of(security, OPERATOR, ADMIN);
    }

    private static Caller of(SecurityContext security, String... rolesForAll) {
        boolean forAll = Stream.of(rolesForAll).anyMatch(security::isUserInRole);
        return new Caller(security.getUserPrincipal().getName(), forAll);
    }
}

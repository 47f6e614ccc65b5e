package io.throughline.orders.rest;

import io.throughline.orders.OrderAccess;
import io.throughline.problem.FieldError;
import io.throughline.problem.Problem;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.Stream;

/** What the roles of a request let it do. A customer's name is the subject of its token. */
record Caller(SecurityContext security) {

    /** Whose orders it may read. */
    OrderAccess access() {
        return access(Roles.STOREFRONT, Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN);
    }

    /** Whose orders it may change; a customer that is a viewer too changes its own. */
    OrderAccess changes() {
        return access(Roles.STOREFRONT, Roles.OPERATOR, Roles.ADMIN);
    }

    private OrderAccess access(String... rolesForAll) {
        boolean forAll = Stream.of(rolesForAll).anyMatch(security::isUserInRole);
        return forAll ? OrderAccess.EVERYBODYS : OrderAccess.ofCustomer(name());
    }

    /** A shop places orders for everybody, a customer for nobody else. */
    void requireMayPlaceFor(String customerId) {
        if (!security.isUserInRole(Roles.STOREFRONT) && !name().equals(customerId)) {
            throw new ProblemException(Problem.of(403, "A customer places orders in its own name only.")
                    .errors(List.of(FieldError.at("/customer/id", "must be the subject of the token"))));
        }
    }

    String name() {
        return security.getUserPrincipal().getName();
    }
}

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

    OrderAccess access() {
        boolean staff = Stream.of(Roles.STOREFRONT, Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN)
                .anyMatch(security::isUserInRole);
        return staff ? OrderAccess.EVERYBODYS : OrderAccess.ofCustomer(name());
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

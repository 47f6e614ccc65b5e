package io.throughline.orders.rest;

import io.throughline.orders.OrderAccess;
import jakarta.ws.rs.core.SecurityContext;
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

    String name() {
        return security.getUserPrincipal().getName();
    }
}

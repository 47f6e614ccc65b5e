package io.throughline.orders.rest;

/** The accounts' roles that mean something to orders. */
final class Roles {

    static final String STOREFRONT = "storefront";
    static final String CUSTOMER = "customer";
    static final String VIEWER = "viewer";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Roles() {}
}

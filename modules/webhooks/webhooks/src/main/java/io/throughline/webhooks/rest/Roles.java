package io.throughline.webhooks.rest;

/** The accounts' roles that mean something to webhooks. */
final class Roles {

    static final String INTEGRATOR = "integrator";
    static final String VIEWER = "viewer";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Roles() {}
}

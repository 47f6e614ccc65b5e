package io.throughline.orders.rest;

import jakarta.ws.rs.GET;

class LawfulResource {
    @GET
    public String get() {
        return "";
    }
}

package io.throughline.orders;

class LawfulOwnAddress {
    static final String ORDERS = "/orders/api/orders";
}

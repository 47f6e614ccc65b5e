package io.throughline.e2e;

/** An order as a shop front end sends it: one line in EUR, paid by card. */
record OrderForm(String customer, String sku, long quantity, long unitPrice, String token) {

    /** Everybody's. */
    static final String EMAIL = "someone@example.org";

    static OrderForm of(String sku, long quantity) {
        return new OrderForm("customer-of-" + sku, sku, quantity, 1_250, "tok_ok");
    }

    OrderForm paidWith(String otherToken) {
        return new OrderForm(customer, sku, quantity, unitPrice, otherToken);
    }

    OrderForm by(String otherCustomer) {
        return new OrderForm(otherCustomer, sku, quantity, unitPrice, token);
    }

    long total() {
        return quantity * unitPrice;
    }

    String json() {
        return """
                {"customer":{"id":"%s","email":"%s"},"currency":"EUR",
                 "lines":[{"sku":"%s","quantity":%d,"unitPrice":%d}],"payment":{"method":"card","token":"%s"}}""".formatted(customer, EMAIL, sku, quantity, unitPrice, token);
    }
}

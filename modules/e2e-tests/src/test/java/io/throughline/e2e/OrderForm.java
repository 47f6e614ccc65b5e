package io.throughline.e2e;

/** An order as a shop front end sends it: one line in EUR, paid by card. */
record OrderForm(String customer, String sku, long quantity, long unitPrice, String token, String postalCode) {

    /** Everybody's. */
    static final String EMAIL = "someone@example.org";

    static OrderForm of(String sku, long quantity) {
        return new OrderForm("customer-of-" + sku, sku, quantity, 1_250, "tok_ok", null);
    }

    OrderForm paidWith(String otherToken) {
        return new OrderForm(customer, sku, quantity, unitPrice, otherToken, postalCode);
    }

    OrderForm by(String otherCustomer) {
        return new OrderForm(otherCustomer, sku, quantity, unitPrice, token, postalCode);
    }

    /** The carrier keeps it until it is told to let it go. */
    OrderForm keptAtTheDepot() {
        return sentTo("99999");
    }

    OrderForm sentTo(String code) {
        return new OrderForm(customer, sku, quantity, unitPrice, token, code);
    }

    long total() {
        return quantity * unitPrice;
    }

    String json() {
        return """
                {"customer":{"id":"%s","email":"%s"},"currency":"EUR",
                 "lines":[{"sku":"%s","quantity":%d,"unitPrice":%d}],"payment":{"method":"card","token":"%s"}%s}""".formatted(customer, EMAIL, sku, quantity, unitPrice, token, shipTo());
    }

    private String shipTo() {
        return postalCode == null ? "" : """
                ,"shipTo":{"name":"Ada","street":"Lane 1","postalCode":"%s","city":"Berlin","country":"DE"}""".formatted(postalCode);
    }
}

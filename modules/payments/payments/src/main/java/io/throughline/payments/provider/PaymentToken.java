package io.throughline.payments.provider;

/** What the provider knows the customer's means of payment by; never stored, logged or shown. */
public record PaymentToken(String value) {

    @Override
    public String toString() {
        return "PaymentToken[hidden]";
    }
}

package io.throughline.orders;

import java.util.List;

/**
 * What a customer wants: the input of {@link OrderService#place}.
 *
 * @param currency ISO 4217 code of all prices
 * @param shipTo where to, or null if the carrier knows the customer
 */
public record NewOrder(Customer customer, String currency, List<Line> lines, Payment payment, Address shipTo) {

    /** @param language what the customer reads, as BCP 47 names it, or null */
    public record Customer(String id, String email, String language) {}

    /** @param country ISO 3166-1 alpha-2 */
    public record Address(String name, String street, String postalCode, String city, String country) {}

    /**
     * One article.
     *
     * @param unitPrice in minor units
     */
    public record Line(String sku, int quantity, long unitPrice) {}

    /**
     * How it will be paid.
     *
     * @param token what the payment provider knows the customer's means of payment by
     */
    public record Payment(String method, String token) {}

    public NewOrder {
        lines = List.copyOf(lines);
    }

    /**
     * The sum of all lines in minor units.
     *
     * @throws AmountTooLarge if it exceeds what a long can hold
     */
    public long total() {
        try {
            long total = 0;
            for (var line : lines) {
                total = Math.addExact(total, Math.multiplyExact(line.unitPrice(), line.quantity()));
            }
            return total;
        } catch (ArithmeticException e) {
            throw new AmountTooLarge();
        }
    }
}

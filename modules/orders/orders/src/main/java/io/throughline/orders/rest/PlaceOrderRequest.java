package io.throughline.orders.rest;

import io.throughline.orders.NewOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /orders}; its rules are in schemas/requests/place-order.schema.json. */
@Schema(
        name = "PlaceOrder",
        requiredProperties = {"customer", "currency", "lines", "payment"})
public record PlaceOrderRequest(
        Customer customer,
        @Schema(description = "ISO 4217", examples = "EUR") String currency,
        @Schema(minItems = 1, maxItems = 200) List<Line> lines,
        Payment payment,

        @Schema(description = "without it the carrier is given the customer's id")
        Address shipTo) {

    @Schema(
            name = "Customer",
            requiredProperties = {"id", "email"})
    public record Customer(
            @Schema(minLength = 1, maxLength = 100) String id,
            @Schema(format = "email", maxLength = 254) String email,

            @Schema(description = "of e-mails, BCP 47", examples = "de")
            String language) {}

    @Schema(
            name = "Address",
            requiredProperties = {"name", "street", "postalCode", "city", "country"})
    public record Address(
            @Schema(maxLength = 200) String name,
            @Schema(maxLength = 200) String street,
            @Schema(maxLength = 20) String postalCode,
            @Schema(maxLength = 100) String city,

            @Schema(description = "ISO 3166-1 alpha-2", examples = "DE")
            String country) {

        NewOrder.Address toAddress() {
            return new NewOrder.Address(name, street, postalCode, city, country);
        }
    }

    @Schema(
            name = "OrderLine",
            requiredProperties = {"sku", "quantity", "unitPrice"})
    public record Line(
            @Schema(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
            String sku,

            @Schema(minimum = "1", maximum = "1000000") int quantity,

            @Schema(minimum = "0", maximum = "1000000000000", description = "minor units of the currency")
            long unitPrice) {}

    @Schema(
            name = "PaymentMeans",
            requiredProperties = {"method", "token"})
    public record Payment(
            @Schema(enumeration = "card") String method,

            @Schema(minLength = 1, maxLength = 200, examples = "tok_ok")
            String token) {}

    NewOrder toNewOrder() {
        var wanted = lines.stream()
                .map(line -> new NewOrder.Line(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
        return new NewOrder(
                new NewOrder.Customer(customer.id(), customer.email(), customer.language()),
                currency,
                wanted,
                new NewOrder.Payment(payment.method(), payment.token()),
                shipTo == null ? null : shipTo.toAddress());
    }
}

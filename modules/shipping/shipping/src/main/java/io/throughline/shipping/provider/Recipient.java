package io.throughline.shipping.provider;

/**
 * Where a shipment goes. Never logged.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Recipient(String name, String street, String postalCode, String city, String country) {

    @Override
    public String toString() {
        return "Recipient[hidden]";
    }
}

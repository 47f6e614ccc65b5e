package io.throughline.shipping;

import io.throughline.shipping.provider.Recipient;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
class Destination {

    @Column(name = "recipient_name")
    private String name;

    private String street;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;

    private String country;

    protected Destination() {}

    private Destination(Recipient recipient) {
        name = recipient.name();
        street = recipient.street();
        postalCode = recipient.postalCode();
        city = recipient.city();
        country = recipient.country();
    }

    /** Null for null. */
    static Destination of(Recipient recipient) {
        return recipient == null ? null : new Destination(recipient);
    }

    Recipient recipient() {
        return new Recipient(name, street, postalCode, city, country);
    }
}

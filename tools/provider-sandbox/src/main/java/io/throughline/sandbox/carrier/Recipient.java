package io.throughline.sandbox.carrier;

import io.throughline.sandbox.http.JsonFields;
import java.util.Optional;

/** Where a parcel goes. */
record Recipient(String name, String street, String postalCode, String city, String country) {
    private static final String REFUSED = "00000";
    private static final String KEPT_AT_THE_DEPOT = "99999";

    static Recipient read(JsonFields fields) {
        return new Recipient(
                text(fields, "name", 200),
                text(fields, "street", 200),
                text(fields, "postalCode", 20),
                text(fields, "city", 200),
                fields.required("country", fields.text("country", 2).flatMap(code -> country(fields, code)), ""));
    }

    private static String text(JsonFields fields, String field, int longest) {
        return fields.required(field, fields.text(field, longest), "");
    }

    private static Optional<String> country(JsonFields fields, String code) {
        return fields.accept("country", code, text -> {
            if (!text.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException("is not an ISO 3166-1 alpha-2 country code");
            }
            return text;
        });
    }

    boolean isRefused() {
        return postalCode.equals(REFUSED);
    }

    boolean isKeptAtTheDepot() {
        return postalCode.equals(KEPT_AT_THE_DEPOT);
    }
}

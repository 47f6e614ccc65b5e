package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.JsonFields;
import java.util.List;

/** What a shipper asks to be carried. A null recipient is known to the carrier by the order's reference. */
record Parcel(String orderReference, Recipient recipient, List<Line> lines) {
    private static final int MOST_LINES = 500;

    /** How much of what. */
    record Line(String sku, long quantity) {
        private static Line read(JsonFields fields) {
            return new Line(
                    fields.required("sku", fields.text("sku", 100), ""),
                    fields.required("quantity", fields.integer("quantity", 1, Integer.MAX_VALUE), 1L));
        }
    }

    static Parcel read(JsonNode body) {
        JsonFields fields = new JsonFields(body);
        Parcel parcel = new Parcel(
                fields.required("orderReference", fields.text("orderReference", 100), ""),
                fields.object("recipient", Recipient::read).orElse(null),
                fields.required("lines", fields.list("lines", MOST_LINES, Line::read), List.of()));
        fields.check();
        return parcel;
    }

    boolean isRefused() {
        return recipient != null && recipient.isRefused();
    }

    boolean isKeptAtTheDepot() {
        return recipient != null && recipient.isKeptAtTheDepot();
    }
}

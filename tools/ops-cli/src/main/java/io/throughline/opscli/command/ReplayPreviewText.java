package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Screen;
import io.throughline.opscli.screen.Table;

/** What a prepared replay covers, in words. */
record ReplayPreviewText(JsonNode preview) {

    long count() {
        return preview.path("count").asLong();
    }

    void print(Screen screen) {
        screen.line("Covers " + Counted.events(count()) + " of "
                + Counted.of(preview.path("keys").asLong(), "key")
                + (preview.hasNonNull("oldest") ? ", the oldest of " + Plain.time(preview.path("oldest")) : "") + ".");
        if (count() == 0) {
            return;
        }
        var shares = new Table("EVENTS", "CONSUMER", "FINGERPRINT");
        preview.path("shares")
                .forEach(share -> shares.row(
                        share.path("count").asLong(),
                        Plain.text(share.path("consumer")),
                        Plain.text(share.path("fingerprint"))));
        shares.print(screen);
        screen.line("Such as:");
        items(preview.path("sample")).print(screen);
    }

    static Table items(JsonNode items) {
        var table = new Table("NO", "STATE", "CONSUMER", "BUSINESS ID", "EVENT", "LETTER", "OUTCOME");
        items.forEach(item -> table.row(
                item.path("number").asLong() + (item.path("canary").asBoolean() ? " canary" : ""),
                Plain.text(item.path("state")),
                Plain.text(item.path("consumer")),
                Plain.text(item.path("businessId")),
                Plain.text(item.path("eventId")),
                Plain.text(item.path("letter")),
                Plain.text(item.path("outcome"))));
        return table;
    }
}

package io.throughline.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * WARs as the annotation processor leaves them: inventory consumes orders, payments consumes without order,
 * notifications works off its own queue, audit consumes whatever payments publishes.
 */
final class Wars {

    private static final String DECLARATION = """
            [ { "context" : "%1$s", "consumer" : "%1$s.orders-events", "from" : "orders", "module" : "%1$s",
                "bean" : "OrderEventsConsumer", "types" : [ %2$s ], "sessions" : 3, "ordered" : %3$s,
                "maxDeliveries" : 3, "redeliveryDelay" : 20, "redeliveryMultiplier" : 1.5,
                "maxRedeliveryDelay" : 40 } ]
            """;

    private Wars() {}

    static Path inventory(Path directory) throws IOException {
        var types = "\"orders.order-cancelled\", \"orders.order-placed\"";
        return war(directory.resolve("inventory.war"), declaration("inventory", types, true));
    }

    static Path payments(Path directory) throws IOException {
        return war(directory.resolve("payments.war"), declaration("payments", "\"orders.order-placed\"", false));
    }

    static Path audit(Path directory) throws IOException {
        return war(
                directory.resolve("audit.war"),
                declaration("audit", "\"*\"", true).replace("orders", "payments"));
    }

    static Path notifications(Path directory) throws IOException {
        var work = declaration("notifications", "\"notifications.send-mail\"", false)
                .replace("\"notifications.orders-events\"", "\"notifications.email\"")
                .replace("\"from\" : \"orders\"", "\"from\" : null")
                .replace("OrderEventsConsumer", "EmailConsumer");
        return war(directory.resolve("notifications.war"), work);
    }

    static String declaration(String context, String types, boolean ordered) {
        return DECLARATION.formatted(context, types, ordered);
    }

    static Path war(Path file, String json) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/META-INF/throughline/consumers.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}

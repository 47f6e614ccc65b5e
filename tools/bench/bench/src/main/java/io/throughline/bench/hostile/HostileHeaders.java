package io.throughline.bench.hostile;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/** The headers of an event that a consumer would take, and what can be wrong with them. */
final class HostileHeaders {

    private static final String PREFIX = "cloudEvents_";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type", "time", "partitionkey");
    private static final List<String> TIMES = List.of(
            "yesterday",
            "2026-13-41T99:99:99Z",
            "+292278994-08-17T07:12:55Z",
            "-0042-01-01T00:00:00Z",
            "1764300000",
            "2026-11-28",
            "9".repeat(300));
    private static final List<String> VERSIONS = List.of(
            "urn:throughline:x:999",
            "urn:throughline:x:0",
            "urn:throughline:x:-1",
            "urn:x",
            ":",
            "1e9",
            "9".repeat(40));
    private static final List<String> SEQUENCES =
            List.of("-1", "many", "1.5", "99999999999999999999999", "0x1F", " 7 ");
    private static final List<String> NAMES = List.of(
            "cloudEvents:id",
            "x-forwarded-by",
            "LIKE",
            "NULL",
            "a b",
            "",
            "ключ",
            "\uD83D\uDE00",
            "1st",
            "n".repeat(600));

    /** Of which each consumer handles one. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "orders", List.of("orders.order-placed", "orders.order-confirmed", "orders.order-cancelled"),
            "payments", List.of("payments.payment-authorized", "payments.payment-captured"),
            "inventory", List.of("inventory.stock-reserved", "inventory.stock-rejected"),
            "shipping", List.of("shipping.shipment-dispatched", "shipping.shipment-delivered"));

    private final Random random;

    HostileHeaders(Random random) {
        this.random = random;
    }

    /** As they should be, of a key of its own. */
    Map<String, Object> good(String queue) {
        Map<String, Object> headers = new LinkedHashMap<>();
        String type = type(queue);
        headers.put(PREFIX + "specversion", "1.0");
        headers.put(PREFIX + "id", UuidCreator.getTimeOrderedEpoch().toString());
        headers.put(PREFIX + "source", "/stranger");
        headers.put(PREFIX + "type", type);
        headers.put(PREFIX + "time", Instant.now().toString());
        headers.put(PREFIX + "dataschema", "urn:throughline:" + type + ":1");
        headers.put(PREFIX + "partitionkey", "stranger-" + UUID.randomUUID());
        return headers;
    }

    private String type(String queue) {
        String source = queue.substring(queue.lastIndexOf('.') + 1).replace("-events", "");
        return any(TYPES.getOrDefault(source, List.of("notifications.email")));
    }

    Map<String, Object> oneMissing(String queue) {
        var headers = good(queue);
        headers.remove(PREFIX + any(REQUIRED));
        return headers;
    }

    Map<String, Object> wrongTime(String queue) {
        return with(queue, "time", any(TIMES));
    }

    Map<String, Object> wrongVersion(String queue) {
        return with(queue, "dataschema", any(VERSIONS));
    }

    Map<String, Object> wrongSequence(String queue) {
        return with(queue, "sequence", any(SEQUENCES));
    }

    Map<String, Object> unknownType(String queue) {
        return with(
                queue, "type", any(List.of("orders.order-forgotten", "../../etc/passwd", "x", "'; DROP TABLE x; --")));
    }

    Map<String, Object> wrongKey(String queue) {
        return with(queue, "partitionkey", any(List.of("k".repeat(201), " ", "nul \0 within", "\uD800 half")));
    }

    Map<String, Object> wrongId(String queue) {
        return with(
                queue, "id", any(List.of("42", "not-a-uuid", UUID.randomUUID().toString(), ofTheFuture(), "nul \0")));
    }

    private String ofTheFuture() {
        return String.format("ffffffff-ffff-7fff-bfff-%012x", random.nextLong() >>> 16);
    }

    Map<String, Object> wrongKind(String queue) {
        return with(queue, any(REQUIRED), random.nextBoolean() ? new byte[] {1, 2, 3} : "nul \0 within");
    }

    private Map<String, Object> with(String queue, String attribute, Object value) {
        var headers = good(queue);
        headers.put(PREFIX + attribute, value);
        return headers;
    }

    /** Beside none of ours. */
    Map<String, Object> oddNames() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(any(NAMES), any(List.of("odd", 7L, true, 1.5, new byte[] {0, -1})));
        headers.put(any(NAMES), "a\0b\uD800c");
        return headers;
    }

    /** As the runtime would mark a dead letter that a replay sent. */
    Map<String, Object> forged() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("throughline_reason", "");
        headers.put("throughline_exception", "x".repeat(5_000));
        headers.put("throughline_fingerprint", "not hexadecimal");
        headers.put("throughline_failedat", any(TIMES));
        headers.put("throughline_consumer", "orders.payments-events");
        headers.put(
                "throughline_letter", random.nextBoolean() ? UUID.randomUUID().toString() : "which?");
        headers.put("throughline_position", any(List.of("1@", "@", "x@y", "9".repeat(30) + "@1")));
        return headers;
    }

    /** Past JMS, which would refuse some of them: other protocols do not. */
    static void put(Message message, Map<String, Object> headers) throws JMSException {
        var core = ((ActiveMQMessage) message).getCoreMessage();
        headers.forEach(core::putObjectProperty);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

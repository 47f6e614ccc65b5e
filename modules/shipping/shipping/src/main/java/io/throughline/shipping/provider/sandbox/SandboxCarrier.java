package io.throughline.shipping.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.messaging.OutgoingPace;
import io.throughline.provider.ProviderAnswer;
import io.throughline.provider.ProviderHttp;
import io.throughline.provider.ProviderPace;
import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Booking.Status;
import io.throughline.shipping.provider.Carrier;
import io.throughline.shipping.provider.CarrierThrottled;
import io.throughline.shipping.provider.CarrierUnavailable;
import io.throughline.shipping.provider.Consignment;
import io.throughline.shipping.provider.Tracking;
import io.throughline.shipping.provider.TrackingPage;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The sandbox over HTTP. Its key has no default. The time-out of the answer counts from the first byte sent to the last
 * byte received; {@code @Timeout} is only the last guard behind it.
 */
@ApplicationScoped
@Named("sandbox")
@Transactional(TxType.NEVER)
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
public class SandboxCarrier implements Carrier {

    private static final Logger LOG = System.getLogger(SandboxCarrier.class.getName());
    private static final String SYSTEM = "carrier";
    private static final String ALL = "/shipments";

    @Inject
    @ConfigProperty(name = "throughline.carrier.url", defaultValue = "http://127.0.0.1:9090/carrier")
    URI url;

    @Inject
    @ConfigProperty(name = "throughline.carrier.key")
    String key;

    @Inject
    @ConfigProperty(name = "throughline.carrier.connect-timeout", defaultValue = "PT2S")
    Duration connectTimeout;

    @Inject
    @ConfigProperty(name = "throughline.carrier.answer-timeout", defaultValue = "PT5S")
    Duration answerTimeout;

    @Inject
    @ConfigProperty(name = "throughline.carrier.calls-per-second", defaultValue = "100")
    Provider<Double> callsPerSecond;

    @Inject
    OutgoingCalls calls;

    @Inject
    OutgoingPace turns;

    @Inject
    CarrierCircuit circuit;

    private ProviderHttp http;
    private ProviderPace pace;

    @PostConstruct
    void connect() {
        var limits = new ProviderHttp.Limits(connectTimeout, answerTimeout);
        http = new ProviderHttp("the carrier", url, key, limits, CarrierUnavailable::new);
        pace = new ProviderPace(SYSTEM, callsPerSecond::get, turns, CarrierThrottled::new);
    }

    @Override
    public Booking book(Consignment consignment, String idempotencyKey) {
        var body = body(consignment);
        var reply = call("book", attempt -> http.post(ALL, idempotencyKey, body, attempt));
        return Refusal.isOfTheAddress(reply) ? Booking.refused("address_refused") : booking(success(reply));
    }

    @Override
    public Optional<Booking> find(String bookingKey) {
        var query = ALL + "?idempotencyKey=" + encoded(bookingKey);
        var found = success(call("find", attempt -> http.get(query, attempt))).path("data");
        if (!found.isArray()) {
            throw notUnderstood();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(booking(found.get(0)));
    }

    @Override
    public Booking cancel(String reference, String idempotencyKey) {
        var path = ALL + "/" + encoded(reference) + "/cancel";
        var body = JsonNodeFactory.instance.objectNode();
        var reply = call("cancel", attempt -> http.post(path, idempotencyKey, body, attempt));
        return reply.is(409, "already_dispatched")
                ? Booking.of(reference, null, Status.DISPATCHED)
                : booking(success(reply));
    }

    @Override
    public TrackingPage track(long after, int limit) {
        pace.awaitTurnPatiently();
        var page = success(http.get("/tracking-events?after=" + after + "&limit=" + limit));
        var entries = page.path("data");
        long next = page.path("next").asLong(-1);
        if (!entries.isArray()
                || next < after
                || (next == after && !entries.isEmpty())
                || next > furthest(entries, after)) {
            throw notUnderstood();
        }
        var events = new ArrayList<Tracking>();
        for (var entry : entries) {
            FeedEntry.read(entry).ifPresentOrElse(events::add, () -> skipped(entry));
        }
        return new TrackingPage(events, next, entries.size() >= limit);
    }

    /** What lies between the last entry and a position beyond it would never be read. */
    private static long furthest(JsonNode entries, long after) {
        long furthest = after;
        for (var entry : entries) {
            furthest = Math.max(furthest, entry.path("position").asLong(furthest + 1));
        }
        return furthest;
    }

    private ProviderAnswer call(String operation, Function<Attempt, ProviderAnswer> attempt) {
        try {
            return circuit.ask(() -> {
                pace.awaitTurn();
                return answered(calls.make(OutgoingCall.toProvider(SYSTEM, operation), attempt));
            });
        } catch (CircuitBreakerOpenException | BulkheadException e) {
            throw new CarrierUnavailable("the carrier is not asked", e);
        }
    }

    /** What is the fault of their server is no answer. */
    private static ProviderAnswer answered(ProviderAnswer answer) {
        if (answer.status() >= 500) {
            throw Refusal.of(answer);
        }
        return answer;
    }

    private static void skipped(JsonNode entry) {
        LOG.log(
                Level.WARNING,
                "The carrier''s tracking event {0} cannot be understood and is skipped",
                entry.path("position").asText("without position"));
    }

    private static JsonNode success(ProviderAnswer reply) {
        if (!reply.isSuccess()) {
            throw Refusal.of(reply);
        }
        return reply.body();
    }

    /** An answer in progress, or one that is not to be understood, is no answer. */
    private static Booking booking(JsonNode view) {
        var reference = view.path("id").asText();
        var code = view.path("trackingCode").asText();
        if (!FeedEntry.isPlain(reference) || !FeedEntry.isPlain(code)) {
            throw notUnderstood();
        }
        return Booking.of(reference, code, status(view.path("status").asText()));
    }

    private static Status status(String name) {
        return switch (name) {
            case "booked" -> Status.BOOKED;
            case "cancelled" -> Status.CANCELLED;
            case "dispatched", "delivered" -> Status.DISPATCHED;
            default -> throw notUnderstood();
        };
    }

    private static ObjectNode body(Consignment consignment) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("orderReference", consignment.orderId().toString());
        var recipient = consignment.recipient();
        if (recipient != null) {
            body.putObject("recipient")
                    .put("name", recipient.name())
                    .put("street", recipient.street())
                    .put("postalCode", recipient.postalCode())
                    .put("city", recipient.city())
                    .put("country", recipient.country());
        }
        var lines = body.putArray("lines");
        consignment
                .lines()
                .forEach((sku, quantity) -> lines.addObject().put("sku", sku).put("quantity", quantity));
        return body;
    }

    private static CarrierUnavailable notUnderstood() {
        return new CarrierUnavailable("the carrier gave no final answer");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.throughline.payments.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.messaging.OutgoingPace;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookPage;
import io.throughline.payments.provider.CheckedText;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.payments.provider.ProviderWebhooks;
import io.throughline.payments.provider.Purchase;
import io.throughline.payments.provider.Standby;
import io.throughline.provider.ProviderAnswer;
import io.throughline.provider.ProviderHttp;
import io.throughline.provider.ProviderPace;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The sandbox over HTTP. Its key has no default. The time-out of the answer counts from the first byte sent to the last
 * byte received; {@code @Timeout} is only the last guard behind it.
 */
@ApplicationScoped
@Named("sandbox")
@Transactional(TxType.NEVER)
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
public class SandboxPaymentProvider implements PaymentProvider {

    private static final String SYSTEM = "payment-provider";
    private static final String ALL = "/authorizations";
    private static final int PAYMENT_REQUIRED = 402;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.url", defaultValue = "http://127.0.0.1:9090/payment")
    URI url;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.key")
    String key;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.connect-timeout", defaultValue = "PT2S")
    Duration connectTimeout;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.answer-timeout", defaultValue = "PT5S")
    Duration answerTimeout;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.calls-per-second", defaultValue = "100")
    Provider<Double> callsPerSecond;

    @Inject
    OutgoingCalls calls;

    @Inject
    OutgoingPace turns;

    @Inject
    SandboxCircuit circuit;

    @Inject
    SandboxWebhooks webhooks;

    private final Standby standby = new Standby("the payment provider");

    private ProviderHttp http;
    private ProviderPace pace;

    @PostConstruct
    void connect() {
        var limits = new ProviderHttp.Limits(connectTimeout, answerTimeout);
        http = new ProviderHttp("the payment provider", url, key, limits, ProviderUnavailable::new);
        pace = new ProviderPace(SYSTEM, callsPerSecond::get, turns, ProviderThrottled::new);
    }

    /** Its key has no default: a server without it does not start. */
    @Override
    @Transactional(TxType.SUPPORTS)
    public boolean isSetUp() {
        return true;
    }

    @Override
    public Authorization authorize(Purchase purchase, PaymentToken token, String idempotencyKey) {
        var body = object().put("orderReference", purchase.orderId().toString())
                .put("amount", purchase.amount())
                .put("currency", purchase.currency())
                .put("token", token.value());
        var reply = call("authorize", attempt -> http.post(ALL, idempotencyKey, body, attempt));
        if (reply.status() == PAYMENT_REQUIRED) {
            return authorization(reply.body());
        }
        return Refusal.isForTheCustomer(reply) ? Authorization.declined("payment_details_refused") : success(reply);
    }

    @Override
    public Optional<Authorization> find(String authorizationKey) {
        var query = "?idempotencyKey=" + encoded(authorizationKey);
        var reply = call("find", attempt -> http.get(ALL + query, attempt));
        if (!reply.isSuccess()) {
            throw Refusal.of(reply);
        }
        var found = reply.body().path("data");
        if (!found.isArray()) {
            throw notUnderstood();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(authorization(found.get(0)));
    }

    @Override
    public Authorization capture(String reference, String idempotencyKey) {
        var path = one(reference) + "/capture";
        var reply = call("capture", attempt -> http.post(path, idempotencyKey, object(), attempt));
        return Refusal.isForGood(reply) ? standing(reference, reply) : success(reply);
    }

    /** One that could still be captured is not refused for good. */
    private Authorization standing(String reference, ProviderAnswer refusal) {
        var now = success(call("read", attempt -> http.get(one(reference), attempt)));
        if (now.status() == Status.AUTHORIZED && refusal.status() != PAYMENT_REQUIRED) {
            throw notUnderstood();
        }
        return new Authorization(reference, now.status(), CheckedText.code(refusal.text("code"), "refused"));
    }

    @Override
    public Authorization giveUp(String reference, String idempotencyKey) {
        return success(call("void", attempt -> http.post(one(reference) + "/void", idempotencyKey, object(), attempt)));
    }

    @Override
    public Authorization refund(String reference, Amount amount, String idempotencyKey) {
        var body = object().put("amount", amount.minor());
        var reply = call("refund", attempt -> http.post(one(reference) + "/refunds", idempotencyKey, body, attempt));
        if (!reply.isSuccess()) {
            throw Refusal.of(reply);
        }
        return Authorization.of(reference, Status.REFUNDED);
    }

    @Override
    public BookPage changedSince(Instant after, String cursor, int limit) {
        var from = cursor == null ? "" : "&cursor=" + encoded(cursor);
        var path = ALL + "?updatedAfter=" + after + "&limit=" + limit + from;
        var reply = call("list", pace::awaitTurnPatiently, attempt -> http.get(path, attempt));
        if (!reply.isSuccess()) {
            throw Refusal.of(reply);
        }
        return understood(() -> Views.page(reply.body()));
    }

    @Override
    public void look() {
        standby.look(() -> answered(http.get(ALL + "?idempotencyKey=nobody")));
    }

    @Override
    public ProviderWebhooks webhooks() {
        return webhooks;
    }

    private ProviderAnswer call(String operation, Function<Attempt, ProviderAnswer> attempt) {
        return call(operation, pace::awaitTurn, attempt);
    }

    private ProviderAnswer call(String operation, Runnable turn, Function<Attempt, ProviderAnswer> attempt) {
        return standby.call(() -> circuit.ask(() -> {
            turn.run();
            return answered(calls.make(OutgoingCall.toProvider(SYSTEM, operation), attempt));
        }));
    }

    /** What is the fault of their server is no answer. */
    private static ProviderAnswer answered(ProviderAnswer answer) {
        if (answer.status() >= 500) {
            throw Refusal.of(answer);
        }
        return answer;
    }

    private static Authorization success(ProviderAnswer reply) {
        if (!reply.isSuccess()) {
            throw Refusal.of(reply);
        }
        return authorization(reply.body());
    }

    /** An answer in progress, or one that is not to be understood, is no answer. */
    private static Authorization authorization(JsonNode view) {
        var seen = understood(() -> Views.authorization(view));
        return seen.status() == Status.DECLINED ? Authorization.declined(seen.reason()) : seen;
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    private static ProviderUnavailable notUnderstood() {
        return new ProviderUnavailable("the payment provider gave no final answer");
    }

    private static String one(String reference) {
        return ALL + "/" + encoded(reference);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

package io.throughline.payments.provider.acquirer;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.messaging.OutgoingPace;
import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookPage;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.payments.provider.ProviderWebhooks;
import io.throughline.payments.provider.Purchase;
import io.throughline.payments.provider.Standby;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The acquirer over HTTP; set up if there is a key. It refuses a reference that it has seen, so a repetition asks what
 * became of the first. {@code @Timeout} is only the last guard behind the time-outs of these two calls.
 */
@ApplicationScoped
@Named("acquirer")
@Transactional(TxType.NEVER)
@Timeout(value = 16, unit = ChronoUnit.SECONDS)
public class AcquirerPaymentProvider implements PaymentProvider {

    private static final String SYSTEM = "payment-acquirer";
    private static final String REFERENCE = "reference";
    private static final String TRANSACTION = "transaction";

    private static final List<String> OF_A_PURCHASE = List.of("invoice", "amount", "currency");

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.url", defaultValue = "http://127.0.0.1:9090/acquirer/gateway")
    URI url;

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.key")
    Optional<String> key;

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.connect-timeout", defaultValue = "PT2S")
    Duration connectTimeout;

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.answer-timeout", defaultValue = "PT5S")
    Duration answerTimeout;

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.calls-per-second", defaultValue = "100")
    Provider<Double> callsPerSecond;

    @Inject
    OutgoingCalls calls;

    @Inject
    OutgoingPace turns;

    @Inject
    AcquirerCircuit circuit;

    @Inject
    AcquirerWebhooks webhooks;

    private final Standby standby = new Standby("the acquirer");

    private ProviderHttp http;
    private ProviderPace pace;

    @PostConstruct
    void connect() {
        var limits = new ProviderHttp.Limits(connectTimeout, answerTimeout);
        http = new ProviderHttp("the acquirer", url, key.orElse(""), limits, ProviderUnavailable::new);
        pace = new ProviderPace(SYSTEM, callsPerSecond::get, turns, ProviderThrottled::new);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public boolean isSetUp() {
        return key.isPresent();
    }

    @Override
    public Authorization authorize(Purchase purchase, PaymentToken token, String idempotencyKey) {
        var fields =
                fields(REFERENCE, idempotencyKey, "invoice", purchase.orderId().toString());
        fields.put("amount", Decimals.of(new Amount(purchase.amount(), purchase.currency())));
        fields.put("currency", purchase.currency());
        fields.put("card", token.value());
        var answer = command("reserve", fields);
        if (answer.isForTheCustomer()) {
            return Authorization.declined("payment_details_refused");
        }
        return answer.isRefused(AcquirerAnswer.DUPLICATE) ? grantedBefore(fields) : granted(answer.done());
    }

    private Authorization grantedBefore(Map<String, String> fields) {
        var view = became(fields.get(REFERENCE));
        var granted = granted(view);
        if (!OF_A_PURCHASE.stream().allMatch(name -> view.path(name).asText().equals(fields.get(name)))) {
            throw new PermanentFailure("the acquirer knows another purchase by this reference");
        }
        return granted;
    }

    /** What was answered at first, whatever became of the transaction since. */
    private static Authorization granted(JsonNode view) {
        var now = authorization(view);
        return now.status() == Status.DECLINED ? now : Authorization.of(now.reference(), Status.AUTHORIZED);
    }

    @Override
    public Optional<Authorization> find(String authorizationKey) {
        var answer = command("query", fields(REFERENCE, authorizationKey));
        return answer.isRefused(AcquirerAnswer.UNKNOWN_REFERENCE)
                ? Optional.empty()
                : Optional.of(authorization(answer.done()));
    }

    @Override
    public Authorization capture(String reference, String idempotencyKey) {
        var answer = command("charge", fields(REFERENCE, idempotencyKey, TRANSACTION, reference));
        return answer.isRefused(AcquirerAnswer.WRONG_STATE)
                ? standing(reference)
                : once(answer, reference, idempotencyKey, Status.CAPTURED);
    }

    /** One that could still be charged is not refused for good. */
    private Authorization standing(String reference) {
        var now = authorization(command("query", fields(TRANSACTION, reference)).done());
        if (now.status() == Status.AUTHORIZED) {
            throw notUnderstood();
        }
        return new Authorization(reference, now.status(), AcquirerAnswer.WRONG_STATE);
    }

    @Override
    public Authorization giveUp(String reference, String idempotencyKey) {
        var answer = command("release", fields(REFERENCE, idempotencyKey, TRANSACTION, reference));
        return once(answer, reference, idempotencyKey, Status.VOIDED);
    }

    @Override
    public Authorization refund(String reference, Amount amount, String idempotencyKey) {
        var fields = fields(REFERENCE, idempotencyKey, TRANSACTION, reference);
        fields.put("amount", Decimals.of(amount));
        return once(command("repay", fields), reference, idempotencyKey, Status.REFUNDED);
    }

    /** A refused command leaves its reference free, so one that is known was done. */
    private Authorization once(AcquirerAnswer answer, String reference, String idempotencyKey, Status done) {
        authorization(answer.isRefused(AcquirerAnswer.DUPLICATE) ? became(idempotencyKey) : answer.done());
        return Authorization.of(reference, done);
    }

    private JsonNode became(String reference) {
        return command("query", fields(REFERENCE, reference)).done();
    }

    @Override
    public BookPage changedSince(Instant after, String cursor, int limit) {
        var fields = fields("since", Long.toString(after.toEpochMilli()), "size", Integer.toString(limit));
        if (cursor != null) {
            fields.put("continue", cursor);
        }
        return understood(
                Transactions::page,
                command("statement", pace::awaitTurnPatiently, fields).done());
    }

    @Override
    public void look() {
        standby.look(() -> made("query", fields(REFERENCE, "nobody")));
    }

    @Override
    public ProviderWebhooks webhooks() {
        return webhooks;
    }

    private AcquirerAnswer command(String name, Map<String, String> fields) {
        return command(name, pace::awaitTurn, fields);
    }

    private AcquirerAnswer command(String name, Runnable turn, Map<String, String> fields) {
        return standby.call(() -> circuit.ask(() -> {
            turn.run();
            return made(name, fields);
        }));
    }

    private AcquirerAnswer made(String name, Map<String, String> fields) {
        fields.put("command", name.toUpperCase(Locale.ROOT));
        return calls.make(OutgoingCall.toProvider(SYSTEM, name), attempt -> answer(fields, attempt));
    }

    private AcquirerAnswer answer(Map<String, String> fields, Attempt attempt) {
        var answer = new AcquirerAnswer(http.postForm("", fields, attempt));
        attempt.answered(answer.outcome());
        if (answer.isAway()) {
            throw answer.refusal();
        }
        return answer;
    }

    /** An answer in progress, or one that is not to be understood, is no answer. */
    private static Authorization authorization(JsonNode view) {
        var seen = understood(Transactions::authorization, view);
        return seen.status() == Status.DECLINED ? Authorization.declined(seen.reason()) : seen;
    }

    private static <T> T understood(Function<JsonNode, T> reader, JsonNode view) {
        try {
            return reader.apply(view);
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    private static ProviderUnavailable notUnderstood() {
        return new ProviderUnavailable("the acquirer gave no final answer");
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}

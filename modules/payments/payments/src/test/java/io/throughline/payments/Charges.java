package io.throughline.payments;

import io.throughline.messaging.testkit.RecordedEvents;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.Purchase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One order's payment, with a real provider and each step as the inbox runs it. */
class Charges {

    static final Duration OUTAGE_BOUND = Duration.ofHours(24);
    static final Instant PAY_BY = Instant.parse("2030-01-01T12:00:00Z");

    final UUID order = UUID.randomUUID();
    final RecordedEvents outbox = new RecordedEvents();
    final PaymentService service = new PaymentService();
    final ProviderChoice choice = new ProviderChoice();
    String setting = "sandbox";
    private final Purchase purchase = new Purchase(order, 1999, "EUR");
    private final PaymentProvider provider;

    Charges(PaymentProvider provider) {
        this.provider = provider;
        service.payments = new InMemoryPayments();
        service.outbox = outbox;
        service.outageBound = OUTAGE_BOUND;
        service.choice = choice;
        choice.providers = new PaymentProviders();
        choice.providers.names = List.of("acquirer", "sandbox");
        choice.setting = () -> setting;
        timeIs(PAY_BY.minusSeconds(60));
    }

    void timeIs(Instant now) {
        service.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    void placed(String token) {
        once(requestAuthorization(token), answer -> service.recordAuthorization(order, answer));
    }

    void confirmed() {
        once(() -> service.requestCapture(order), answer -> service.recordCapture(order, answer));
    }

    void cancelled() {
        once(() -> service.requestReversal(order), answer -> service.recordReversal(order, answer));
    }

    /** The provider did it, and then the server was killed. */
    void placedAndKilledBeforeTheAnswerWasRecorded() {
        killedAfter(requestAuthorization("tok_ok"));
    }

    void confirmedAndKilledBeforeTheAnswerWasRecorded() {
        killedAfter(() -> service.requestCapture(order));
    }

    void cancelledAndKilledBeforeTheAnswerWasRecorded() {
        killedAfter(() -> service.requestReversal(order));
    }

    /** What the provider holds is given up behind our back. */
    void holdExpires() {
        provider.giveUp(held().reference(), "elsewhere");
    }

    /** The authorization as the provider shows it now. */
    Authorization held() {
        return provider.find(payment().paymentId() + "-authorize").orElseThrow();
    }

    PaymentView payment() {
        return service.find(order).orElseThrow();
    }

    String eventNames() {
        return outbox.events().stream()
                .map(event -> event.getClass().getSimpleName())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private Supplier<ProviderStep> requestAuthorization(String token) {
        return () -> service.requestAuthorization(purchase, new PaymentToken(token), PAY_BY);
    }

    private void once(Supplier<ProviderStep> intent, Consumer<Optional<Authorization>> result) {
        result.accept(intent.get().perform(provider));
    }

    private void killedAfter(Supplier<ProviderStep> intent) {
        intent.get().perform(provider);
    }
}

package io.throughline.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.JsonFields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a fault from JSON. */
final class FaultForm {
    private static final long LONGEST_DELAY_MILLIS = 600_000;
    private static final List<String> OPTIONAL = List.of("status", "retryAfterSeconds", "delayMs", "perSecond");

    private static final Set<FaultMode> FORTUNES = FaultTarget.PROVIDER_WEBHOOK.modes();

    private final JsonNode body;
    private final JsonFields fields;

    private FaultForm(JsonNode body) {
        this.body = body;
        this.fields = new JsonFields(body);
    }

    static FaultPlan read(JsonNode body) {
        return new FaultForm(body).plan();
    }

    private FaultPlan plan() {
        FaultTarget target = fields.required("target", fields.oneOf("target", FaultTarget.class), FaultTarget.PAYMENT);
        FaultMode mode = fields.required("mode", fields.oneOf("mode", FaultMode.class), FaultMode.ERROR);
        if (!target.modes().contains(mode)) {
            fields.reject("mode", "must be one of " + names(target.modes()));
        }
        Effect effect = effect(mode, target.statuses());
        FaultPlan plan = new FaultPlan(target, operation(target), incidence(mode), effect, ignored(mode));
        fields.check();
        return plan;
    }

    private String operation(FaultTarget target) {
        Optional<String> operation = fields.text("operation", 50);
        operation
                .filter(name -> !target.knows(name))
                .ifPresent(
                        name -> fields.reject("operation", "must be one of " + String.join(", ", target.operations())));
        return operation.orElse(null);
    }

    private Incidence incidence(FaultMode mode) {
        Moment when = fields.oneOf("when", Moment.class).orElse(null);
        if (mode == FaultMode.THROTTLE && when == Moment.AFTER) {
            fields.reject("when", "cannot be after for throttle: a provider that throttles has done nothing");
        }
        if (when != null && FORTUNES.contains(mode)) {
            fields.reject("when", "has no meaning for " + FaultApi.name(mode));
        }
        Optional<Long> perSecond = fields.integer("perSecond", 1, 1_000_000);
        return new Incidence(
                fields.fraction("rate").orElse(1.0),
                mode == FaultMode.THROTTLE ? Moment.BEFORE : when,
                fields.integer("times", 1, Integer.MAX_VALUE).orElse(null),
                fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(null),
                mode.heeds("perSecond") ? perSecond.orElse(null) : null);
    }

    private Effect effect(FaultMode mode, FaultTarget.Statuses statuses) {
        long standard = statuses.standard();
        int status = fields.integer("status", statuses.least(), statuses.most())
                .orElse(standard)
                .intValue();
        Optional<Long> retryAfter = fields.integer("retryAfterSeconds", 0, 86_400);
        Optional<Long> delay = fields.integer("delayMs", 0, LONGEST_DELAY_MILLIS);
        return new Effect(
                mode,
                mode == FaultMode.THROTTLE ? 429 : status,
                mode == FaultMode.THROTTLE ? retryAfter.orElse(1L) : retryAfter.orElse(null),
                Duration.ofMillis(delay.orElse(mode.defaultDelayMillis())));
    }

    private static String names(Set<FaultMode> modes) {
        return modes.stream().map(FaultApi::name).collect(Collectors.joining(", "));
    }

    private List<String> ignored(FaultMode mode) {
        Stream<String> given = OPTIONAL.stream().filter(body::hasNonNull);
        return given.filter(setting -> !mode.heeds(setting)).toList();
    }
}

package io.throughline.orders.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.OrderQueries;
import io.throughline.orders.OrderSummary;
import io.throughline.problem.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Exports the orders of a day in parts, so that neither a transaction nor the memory of a node holds them all. Each order
 * is in it once, as it was when its part was written.
 */
@ApplicationScoped
@Transactional
public class ExportService {

    static final int PART = 1_000;

    /** For how long after midnight an order may be committed that was placed before; far longer than a transaction lasts. */
    static final Duration SETTLED = Duration.ofMinutes(15);

    @Inject
    Exports exports;

    @Inject
    OrderQueries orders;

    @Inject
    Outbox outbox;

    Clock clock = Clock.systemUTC();

    /**
     * Has the orders of a day of UTC exported, once.
     *
     * @return whether nobody had asked for it
     * @throws DayNotOver until a quarter of an hour after its end
     */
    public boolean request(LocalDate day, String by) {
        if (day.isAfter(lastComplete())) {
            throw new DayNotOver(day);
        }
        boolean created = exports.create(day, first(day), by);
        if (created) {
            outbox.append(new WriteExport(day.toString()));
        }
        return created;
    }

    /** The last day of which no order can be missing. */
    public LocalDate lastComplete() {
        return LocalDate.ofInstant(clock.instant().minus(SETTLED), ZoneOffset.UTC)
                .minusDays(1);
    }

    public Optional<ExportView> find(LocalDate day) {
        return exports.find(day).map(Export::view);
    }

    /** The lines of a part, of those that {@link ExportView#parts} counts from 1. */
    public String part(LocalDate day, int number) {
        return exports.read(day, number);
    }

    /** Writes the next part and asks for the one behind it. */
    public void writePart(LocalDate day) {
        var export = exports.locked(day).orElseThrow(() -> new PermanentFailure("there is no export of " + day));
        if (export.isCompleted()) {
            return;
        }
        var part = orders.placedBetween(export.after(), first(day.plusDays(1)), PART);
        if (!part.isEmpty()) {
            export.wrote(part.size(), part.get(part.size() - 1).orderId());
            exports.write(day, export.parts(), lines(part));
        }
        if (part.size() < PART) {
            export.complete(clock.instant());
        } else {
            outbox.append(new WriteExport(day.toString()));
        }
    }

    /** Forgets the exports of the days before. */
    public void deleteBefore(LocalDate day) {
        exports.deleteBefore(day);
    }

    /** Lower than the id of every order of the day, and higher than those of the day before. */
    private static UUID first(LocalDate day) {
        return UuidCreator.getTimeOrderedEpochMin(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static String lines(List<OrderSummary> part) {
        var lines = new StringBuilder();
        try {
            for (var order : part) {
                lines.append(Json.mapper().writeValueAsString(order)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return lines.toString();
    }
}

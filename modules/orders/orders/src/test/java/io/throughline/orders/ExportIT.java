package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders of a day, written in parts by a bulk queue. */
class ExportIT extends OnLiberty {

    private static final String ORDERS = """
            insert into orders.customer_order
                (id, status, reason, placed_at, pay_by, customer_id, customer_email, currency, total, version)
            select uuidv7(o.at - clock_timestamp()), 'CANCELLED', 'out_of_stock', o.at, o.at, 'c-1', 'ann@example.org', 'EUR', 100, 0
            from (select cast(? as timestamptz) + n * cast(? as interval) as at from generate_series(1, ?) as n) o""";
    private static final String IDS = "select id::text from orders.customer_order"
            + " where placed_at >= cast(? as timestamptz) and placed_at < cast(? as timestamptz) order by id";

    private final HttpProbe nobody = HttpProbe.ofManaged("/orders/api/");
    private final HttpProbe operator = nobody.as("operator");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final LocalDate day =
            LocalDate.of(1990, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(10_000));

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 1", "2500, 3"})
    void hasEveryOrderOfTheDayOnceAndNoOther(int orders, int parts) {
        place(midnight(day), "30 seconds", orders);
        place(midnight(day), "-1 millisecond", 1);
        place(midnight(day.plusDays(1)), "1 millisecond", 1);

        operator.put("exports/" + day, "").require(202);
        awaitCompletion();

        var export = operator.get("exports/" + day).require(200).json();
        assertThat(export.get("orders").asInt()).isEqualTo(orders);
        assertThat(export.get("parts").asInt()).isEqualTo(parts);
        var file = download().require(200);
        assertThat(file.mediaType()).startsWith("application/jsonl");
        assertThat(file.body()
                        .lines()
                        .map(line -> Answer.read(line).get("orderId").asText()))
                .hasSize(orders)
                .isEqualTo(database.texts(IDS, midnight(day), midnight(day.plusDays(1))));
    }

    @Test
    void isWrittenOnceHoweverOftenItIsAskedFor() {
        place(midnight(day), "30 seconds", 3);
        operator.put("exports/" + day, "").require(202);
        awaitCompletion();
        place(midnight(day), "40 seconds", 1);

        operator.put("exports/" + day, "").require(200);
        nobody.as("admin").put("exports/" + day, "").require(200);

        assertThat(download().require(200).body().lines()).hasSize(3);
        assertThat(database.number("select count(*) from messaging.outbox_event where key = ?", day.toString()))
                .isEqualTo(1);
    }

    @Test
    void saysOfAnOrderWhatAListSays() {
        place(midnight(day), "30 seconds", 1);
        operator.put("exports/" + day, "").require(202);
        awaitCompletion();

        assertThat(Answer.read(download().body()))
                .isEqualTo(Answer.read("{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"status\":\"CANCELLED\","
                                .formatted(database.texts(IDS, midnight(day), midnight(day.plusDays(1)))
                                        .get(0))
                        + "\"currency\":\"EUR\",\"total\":100,\"placedAt\":\"" + day + "T00:00:30Z\"}"));
    }

    @Test
    void isAskedForByItselfWhenTheDayIsOver() {
        var yesterday = LocalDate.ofInstant(Instant.now().minus(Duration.ofMinutes(15)), ZoneOffset.UTC)
                .minusDays(1);

        Eventually.that(() -> assertThat(database.texts(
                        "select requested_by from orders.export where day = cast(? as date)", yesterday.toString()))
                .isEqualTo(List.of("schedule")));
    }

    @Test
    void waitsForTheDayToBeOver() {
        var today = LocalDate.now(ZoneOffset.UTC);

        assertThat(operator.put("exports/" + today, "").require(409).text("reason"))
                .isEqualTo("day_not_over");
        operator.get("exports/" + today).require(404);
    }

    @Test
    void isHandedOutAsAWholeOnly() {
        operator.get("exports/" + day).require(404);
        download().require(404);
        operator.put("exports/" + day, "").require(202);
        awaitCompletion();
        database.change(
                "update orders.export set state = 'RUNNING', completed_at = null where day = cast(? as date)",
                day.toString());

        assertThat(download().require(409).text("reason")).isEqualTo("export_running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "2026-02-30", "2026-2-3", "20260203", "+12026-02-03"})
    void isOfADay(String malformed) {
        var refused = operator.put("exports/" + malformed, "").require(400);

        assertThat(refused.json().at("/errors/0/parameter").asText()).isEqualTo("day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "integrator", "viewer", "stockkeeper"})
    void isAskedForByOperatorsOnly(String account) {
        nobody.as(account).put("exports/" + day, "").require(403);
    }

    @Test
    void isReadByThoseWhoSeeEverybodysOrders() {
        operator.put("exports/" + day, "").require(202);
        awaitCompletion();

        nobody.as("viewer").get("exports/" + day).require(200);
        nobody.get("exports/" + day + "/orders").require(401);
        nobody.as("storefront").get("exports/" + day + "/orders").require(403);
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        operator.put("exports/" + day, "").require(202);
        awaitCompletion();

        assertThatThrownBy(() -> database.change("update orders.export set state = 'LOST', completed_at = null"))
                .hasMessageContaining("export_state_is_known");
        assertThatThrownBy(() -> database.change("update orders.export set completed_at = null"))
                .hasMessageContaining("export_completed");
    }

    private void place(String from, String step, int orders) {
        if (orders > 0) {
            database.change(ORDERS, from, step, orders);
        }
    }

    private void awaitCompletion() {
        Eventually.that(
                () -> assertThat(operator.get("exports/" + day).text("state")).isEqualTo("COMPLETED"));
    }

    private Answer download() {
        return operator.get("exports/" + day + "/orders");
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }
}

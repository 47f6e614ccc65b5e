package io.throughline.orders;

import static io.throughline.orders.OrdersClient.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderHttpIT extends OnLiberty {

    /** Well formed, but its total cannot be counted. */
    private static final String DEAR = ORDER.replaceAll(
            "\\[.*]",
            "["
                    + String.join(
                            ",",
                            Collections.nCopies(
                                    10, "{\"sku\":\"gold\",\"quantity\":1000000,\"unitPrice\":1000000000000}"))
                    + "]");

    private final OrdersClient shop = OrdersClient.as("storefront");
    private final ApplicationDatabase database = ApplicationDatabase.shared();

    @Test
    void acceptsAnOrderAndShowsIt() {
        var accepted = shop.place(ORDER);
        var id = accepted.json().get("orderId").asText();

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().get("status").asText()).isEqualTo("PLACED");
        assertThat(accepted.header("Location")).endsWith("/orders/api/orders/" + id);
        var shown = shop.http().get("orders/" + id).json();
        assertThat(fieldsOf(shown)).containsExactly("orderId", "status", "currency", "total", "history");
        assertThat(shown.get("total").asLong()).isEqualTo(300);
        assertThat(fieldsOf(shown.at("/history/0"))).containsExactly("status", "at", "reason");
    }

    @Test
    void givesOneAnswerToSimultaneousRequestsUnderOneKey() {
        var key = UUID.randomUUID().toString();

        var answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> shop.place(ORDER, "Idempotency-Key", key))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
        var order = UUID.fromString(answers.get(0).json().get("orderId").asText());
        assertThat(database.appended("orders", order)).containsExactly("orders.order-placed");
        assertThat(database.texts("select order_id from orders.idempotency_key where key = ?", key))
                .containsExactly(order.toString());
    }

    @Test
    void knowsTheSameBodyHoweverItIsSpelled() {
        var key = UUID.randomUUID().toString();
        var first = shop.place(ORDER, "Idempotency-Key", key);
        var respelled =
                ORDER.replace("\"currency\":\"EUR\",", "").replaceFirst("\\{", "{ \"currency\" : \"EU\\\\u0052\",");

        assertThat(shop.place(respelled, "Idempotency-Key", key).json()).isEqualTo(first.json());
        var other = shop.place(ORDER.replace("pen", "ink"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("reason").asText()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void letsAKeyBeUsedAgainAfterAFailureAndAfterItExpired() {
        var key = UUID.randomUUID().toString();
        assertThat(shop.place("{}", "Idempotency-Key", key).status()).isEqualTo(422);
        assertThat(shop.place(DEAR, "Idempotency-Key", key).status()).isEqualTo(422);
        var first = shop.place(ORDER, "Idempotency-Key", key);
        database.change("update orders.idempotency_key set expires_at = now() where key = ?", key);
        var second = shop.place(ORDER.replace("pen", "ink"), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json()).isNotEqualTo(first.json());
    }

    @Test
    void listsEveryOrderOfACustomerOnceInPages() {
        var customer = UUID.randomUUID().toString();
        var placed = IntStream.range(0, 7)
                .mapToObj(i -> shop.place(ORDER.replace("c-1", customer))
                        .json()
                        .get("orderId")
                        .asText())
                .toList();

        var listed = new ArrayList<String>();
        var next = "";
        do {
            var page = shop.http()
                    .get("orders?limit=3&customer=" + customer + "&status=PLACED&cursor=" + next)
                    .json();
            page.get("orders")
                    .forEach(order -> listed.add(0, order.get("orderId").asText()));
            next = page.get("next").isNull() ? "" : page.get("next").asText();
        } while (!next.isEmpty());

        assertThat(listed).containsExactlyElementsOf(placed);
    }

    @Test
    void cancelsWhatHasNotLeftTheHouse() {
        var order = shop.place();
        assertThat(shop.cancel(order).status()).isEqualTo(202);
        assertThat(shop.cancel(order).status()).isEqualTo(202);
        assertThat(database.appended("orders", order)).containsExactly("orders.order-placed", "orders.order-cancelled");

        var confirmed = shop.place();
        database.change(
                "update orders.customer_order set status = 'SHIPPED', paid_at = now(), reserved_at = now()"
                        + " where id = ?",
                confirmed);
        var refused = shop.cancel(confirmed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("reason").asText()).isEqualTo("already_shipped");
    }

    @ParameterizedTest
    @CsvSource({"viewer,403,200,403", "operator,403,200,202", "admin,403,200,202", "stockkeeper,403,403,403"})
    void opensToEachRoleWhatItMayDo(String account, int place, int read, int cancel) {
        var order = shop.place();
        var client = OrdersClient.as(account);

        assertThat(client.place(ORDER).status()).isEqualTo(place);
        assertThat(client.order(order).status()).isEqualTo(read);
        assertThat(client.http().get("orders?limit=1").status()).isEqualTo(read);
        assertThat(client.cancel(order).status()).isEqualTo(cancel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders/x", "nothing", "../nothing"})
    void isClosedToNobodyWithAProblem(String path) {
        assertProblem(OrdersClient.NOBODY.get(path), 401);
    }

    @Test
    void namesEveryWrongField() {
        var refused = shop.place("{\"currency\":\"XXX\",\"lines\":[{\"sku\":\"pen\",\"quantity\":0}]}");

        assertProblem(refused, 422);
        assertThat(refused.json().findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/customer", "/payment", "/currency", "/lines/0/quantity", "/lines/0/unitPrice");
    }

    @Test
    void answersEveryOtherMistakeWithAProblem() {
        assertProblem(shop.place(DEAR), 422);
        assertProblem(shop.place("{oops"), 400);
        assertProblem(shop.place(ORDER, "Idempotency-Key", "x".repeat(256)), 400);
        assertProblem(shop.place(ORDER, "Content-Encoding", "gzip"), 415);
        assertProblem(shop.http().get("orders?cursor=nonsense"), 400);
        assertProblem(shop.http().get("orders/" + UUID.randomUUID()), 404);
        assertProblem(shop.http().get("orders/nonsense"), 404);
        assertProblem(shop.http().get("nothing"), 404);
        assertProblem(shop.http().send(shop.http().request("orders").DELETE()), 405);
        assertProblem(
                shop.http()
                        .send(shop.http()
                                .request("orders")
                                .header("Accept", "text/csv")
                                .GET()),
                406);
        var text = shop.http()
                .request("orders")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"));
        assertProblem(shop.http().send(text), 415);
    }

    @Test
    void refusesABodyOverOneMebibyteWithAndWithoutALength() {
        var large = ("{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}").getBytes();

        assertProblem(post(BodyPublishers.ofByteArray(large)), 413);
        assertProblem(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))), 413);
    }

    private Answer post(BodyPublisher body) {
        return shop.http()
                .send(shop.http()
                        .request("orders")
                        .header("Content-Type", "application/json")
                        .POST(body));
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().toString()).doesNotContain("Exception").doesNotContain("io.throughline");
    }

    private static List<String> fieldsOf(JsonNode node) {
        return node.properties().stream().map(field -> field.getKey()).toList();
    }
}

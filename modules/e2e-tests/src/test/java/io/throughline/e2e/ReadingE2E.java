package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Answer;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PackagedServer
class ReadingE2E {

    private final ShopClient shop;
    private final Provider provider;

    ReadingE2E(Installation installation) {
        shop = installation.client();
        provider = installation.provider();
    }

    @AfterEach
    void recover() {
        provider.recover();
    }

    @Test
    void listsTheOrdersOfACustomerPageByPage() {
        var customer = UUID.randomUUID().toString();
        var form = OrderForm.of("LISTED", 1).by(customer).paidWith("tok_declined");
        var placed = IntStream.range(0, 5).mapToObj(n -> shop.place(form)).toList();

        var found = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var next = "";
        do {
            var page = shop.get("viewer", ShopClient.ORDERS + "?limit=2&customer=" + customer + "&cursor=" + next)
                    .require(200);
            found.addAll(page.texts("orders", "/orderId"));
            sizes.add(page.json().path("orders").size());
            next = page.json().path("next").asText("");
        } while (!next.isEmpty() && !"null".equals(next));

        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(found).containsExactlyElementsOf(reversed(placed));
    }

    @Test
    void tellsOfEachStatusAsItHappens() throws InterruptedException {
        shop.stock("WATCHED", 10);
        provider.failAuthorizations("error");
        var id = shop.place(OrderForm.of("WATCHED", 1));
        var lines = new LinkedBlockingQueue<String>();
        var stream = shop.sendLater(
                        shop.as("storefront", ShopClient.ORDERS + "/" + id + "/events")
                                .header("Accept", "text/event-stream"),
                        BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));

        assertThat(nextStatus(lines)).isEqualTo("PLACED");
        assertThat(shop.order(id).text("status")).isEqualTo("PLACED");
        provider.recover();
        assertThat(nextStatus(lines)).isEqualTo("CONFIRMED");
        assertThat(nextStatus(lines)).isEqualTo("SHIPPED");
        assertThat(nextStatus(lines)).isEqualTo("COMPLETED");
        stream.join();
    }

    @Test
    void describesAllContextsInOneDocument() {
        var document = shop.get("viewer", "/openapi?format=json").require(200);

        var paths = new ArrayList<String>();
        document.json().path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .contains(
                        "/orders/api/orders",
                        "/orders/api/orders/{id}",
                        "/orders/api/orders/{id}/events",
                        "/orders/api/orders/{id}/cancellation",
                        "/payments/api/payments",
                        "/payments/api/provider-webhooks/{provider}",
                        "/inventory/api/stock/{sku}",
                        "/shipping/api/shipments",
                        "/notifications/api/mails",
                        "/webhooks/api/subscriptions",
                        "/ops/api/timeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi/", "/openapi?format=json"})
    void showsTheDocumentToAccountsOnly(String path) {
        var refusal = shop.send(shop.anonymous(path));
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.body()).startsWith("{").endsWith("}");
        assertThat(shop.send(shop.anonymous(path).header("Authorization", "Basic dmlld2VyOm5v"))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void isHealthyWithoutAskingWhoWantsToKnow(String check) {
        var answer = shop.send(shop.anonymous("/health/" + check));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("UP");
    }

    private static String nextStatus(LinkedBlockingQueue<String> lines) throws InterruptedException {
        // the stream keeps itself alive by comments, which are no reason to wait on
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        for (var line = lines.poll(1, TimeUnit.MINUTES);
                line != null && end - System.nanoTime() > 0;
                line = lines.poll(1, TimeUnit.MINUTES)) {
            if (line.startsWith("data:")) {
                return Answer.read(line.substring("data:".length()))
                        .path("status")
                        .asText();
            }
        }
        throw new AssertionError("the stream told of no further status");
    }

    private static List<String> reversed(List<String> items) {
        return Stream.iterate(items.size() - 1, i -> i >= 0, i -> i - 1)
                .map(items::get)
                .toList();
    }
}

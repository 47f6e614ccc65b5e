package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.testkit.ApplicationDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class OrderEventsIT extends OnLiberty {

    private final OrdersClient shop = OrdersClient.as("storefront");
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void tellsTheHistoryThenEveryChangeAndEndsWithTheLast() throws InterruptedException {
        var order = shop.place();
        var watcher = watch(order, null);
        await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains("id: 1"));
        shop.cancel(order);
        watcher.join();

        assertThat(seen).filteredOn(line -> line.startsWith("id:")).containsExactly("id: 1", "id: 2");
        assertThat(seen).filteredOn(line -> line.startsWith("event:")).containsOnly("event: status");
        assertThat(seen)
                .filteredOn(line -> line.startsWith("data:"))
                .last()
                .asString()
                .contains("cancelled_by_customer");
    }

    @Test
    void tellsAChangeThatAnotherNodeMade() throws InterruptedException {
        var order = shop.place();
        var watcher = watch(order, null);
        await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains("id: 1"));
        ApplicationDatabase.shared()
                .change(
                        "insert into orders.order_history (order_id, position, status, at)"
                                + " values (?, 2, 'COMPLETED', now())",
                        order);
        watcher.join();

        assertThat(seen).contains("id: 2");
    }

    @Test
    void goesOnAfterTheLastEventThatTheClientHas() throws InterruptedException {
        var order = shop.place();
        shop.cancel(order);
        watch(order, "1").join();

        assertThat(seen).filteredOn(line -> line.startsWith("id:")).containsExactly("id: 2");
    }

    @Test
    void keepsAQuietConnectionAlive() throws InterruptedException {
        var order = shop.place();
        var watcher = watch(order, null);
        await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains(": keep-alive"));
        shop.cancel(order);
        watcher.join();

        assertThat(seen).filteredOn(line -> line.startsWith("id:")).containsExactly("id: 1", "id: 2");
    }

    /** A keep-alive, sent to all every ten seconds, comes between a client and its history. */
    @Test
    void tellsTheHistoryToThoseWhoComeWhenAllAreKeptAlive() throws InterruptedException {
        var order = shop.place();
        var watcher = watch(order, null);
        var coming = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::missed, command -> new Thread(command).start()))
                .limit(8)
                .toList();

        assertThat(coming).extracting(CompletableFuture::join).containsOnly(0L);
        shop.cancel(order);
        watcher.join();
    }

    /** Clients come until two keep-alives were seen; an order that ends makes room for the clients of the next. */
    private long missed() {
        long missed = 0;
        while (Collections.frequency(seen, ": keep-alive") < 2) {
            var order = shop.place();
            for (int i = 0; i < 25; i++) {
                try (var lines = shop.watch(order, null)) {
                    missed += lines.anyMatch("id: 1"::equals) ? 0 : 1;
                }
            }
            shop.cancel(order);
        }
        return missed;
    }

    @Test
    void sendsNobodyToAnOrderThatHasEndedOrIsUnknown() {
        var order = shop.place();
        shop.cancel(order);
        var again = shop.http().request("orders/" + order + "/events").header("Last-Event-ID", "2");

        assertThat(shop.http().send(again).status()).isEqualTo(204);
        assertThat(shop.http().get("orders/" + UUID.randomUUID() + "/events").status())
                .isEqualTo(404);
        assertThat(OrdersClient.NOBODY
                        .as("stockkeeper")
                        .get("orders/" + order + "/events")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void beginsNoStreamForWhoeverLooksOnlyNorForEventsThatThereAreNot() {
        var order = shop.place();
        var look = shop.http().request("orders/" + order + "/events").method("HEAD", BodyPublishers.noBody());
        var ahead = shop.http().request("orders/" + order + "/events").header("Last-Event-ID", "2");

        assertThat(shop.http().send(look).status()).isEqualTo(200);
        assertThat(shop.http().send(ahead).status()).isEqualTo(400);
    }

    private Thread watch(UUID order, String lastEventId) {
        var watcher = new Thread(() -> {
            try (var lines = shop.watch(order, lastEventId)) {
                lines.forEach(seen::add);
            }
        });
        watcher.start();
        return watcher;
    }
}

package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import io.throughline.sandbox.carrier.Transit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(settings -> settings.with(new Transit(SOON, SOON)));

    @Test
    void booksDispatchesAndDeliversAndTellsOfItInTheFeed() {
        Response booked = book("k1", "o1", "10115");

        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.text("status")).isEqualTo("booked");
        assertThat(booked.text("orderReference")).isEqualTo("o1");
        await().until(() -> feed(0).size() == 2);
        assertThat(feed(0).findValuesAsText("status")).containsExactly("dispatched", "delivered");
        assertThat(feed(0).findValuesAsText("shipmentId")).containsOnly(booked.text("id"));
        assertThat(feed(0).findValuesAsText("trackingCode")).containsOnly(booked.text("trackingCode"));
        assertThat(get("/carrier/shipments/" + booked.text("id")).get("status").textValue())
                .isEqualTo("delivered");
    }

    @Test
    void countsTheFeedWithoutHolesAndGoesOnAfterARestart() {
        book("k1", "o1", "10115");
        book("k2", "o2", "10115");
        await().until(() -> feed(0).size() == 4);
        JsonNode before = feed(0);

        sandbox.restart();

        assertThat(feed(0)).isEqualTo(before);
        assertThat(before.findValues("position").stream().map(JsonNode::longValue))
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(feed(3).findValuesAsText("position")).containsExactly("4");
        assertThat(get("/carrier/tracking-events?after=4").get("next").longValue())
                .isEqualTo(4);
        assertThat(get("/carrier/tracking-events?after=1&limit=2").get("next").longValue())
                .isEqualTo(3);
    }

    @Test
    void keepsAParcelAtTheDepotUntilItIsReleased() {
        book("k1", "o1", "99999");
        sandbox.restart();
        assertThat(feed(0)).isEmpty();

        assertThat(sandbox.client()
                        .post("/depot/release?orderId=o1", null, "")
                        .body()
                        .get("released"))
                .hasSize(1);

        await().until(() -> feed(0).size() == 2);
    }

    @Test
    void refusesAnAddressItDoesNotServeAndKeepsNothing() {
        Response refused = book("k1", "o1", "00000");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("address_refused");
        assertThat(get("/carrier/shipments?idempotencyKey=k1").get("data")).isEmpty();
    }

    @Test
    void stopsWhatIsAtTheDepotAndNothingLater() {
        String kept = book("k1", "o1", "99999").text("id");
        String gone = book("k2", "o2", "10115").text("id");
        await().until(() -> feed(0).size() == 2);

        assertThat(cancel("c1", kept).text("status")).isEqualTo("cancelled");
        assertThat(cancel("c2", kept).status()).isEqualTo(200);
        assertThat(cancel("c3", gone).status()).isEqualTo(409);
        assertThat(cancel("c3", gone).text("code")).isEqualTo("already_dispatched");
        assertThat(sandbox.client()
                        .post("/depot/release?orderId=o1", null, "")
                        .body()
                        .get("released"))
                .isEmpty();
    }

    @Test
    void booksOnceUnderOneKeyAndCountsTheRepeats() {
        Response first = book("k1", "o1", "99999");
        Response again = book("k1", "o1", "99999");
        Response other = book("k1", "o2", "99999");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.text("code")).isEqualTo("idempotency_error");
        sandbox.restart();
        JsonNode ledger = get("/ledger/shipments?orderId=o1");
        assertThat(ledger.get("count").intValue()).isEqualTo(1);
        assertThat(ledger.get("distinctKeys").intValue()).isEqualTo(1);
        assertThat(ledger.get("repeats").intValue()).isEqualTo(1);
        assertThat(ledger.at("/shipments/0/idempotencyKey").textValue()).isEqualTo("k1");
        assertThat(get("/ledger/summary").at("/shipments/count").intValue()).isEqualTo(1);
        assertThat(get("/ledger/summary").at("/shipments/conflicts").intValue()).isEqualTo(1);
    }

    @Test
    void answersWhatBecameOfAKeyOrAnOrder() {
        String id = book("k1", "o1", "99999").text("id");

        for (String query : List.of("idempotencyKey=k1", "orderReference=o1")) {
            assertThat(get("/carrier/shipments?" + query).at("/data/0/id").textValue())
                    .isEqualTo(id);
        }
        assertThat(get("/carrier/shipments?idempotencyKey=k2").get("data")).isEmpty();
    }

    @Test
    void booksBeforeAFaultThatStrikesAfterwards() {
        sandbox.client().fault("{'target':'carrier','operation':'book','mode':'error','when':'after','times':1}");

        assertThat(book("k1", "o1", "99999").status()).isEqualTo(503);
        assertThat(book("k1", "o1", "99999").header("Idempotent-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderReference|{'lines':[{'sku':'s','quantity':1}]}",
                "lines|{'orderReference':'o'}",
                "lines|{'orderReference':'o','lines':[]}",
                "lines[0].quantity|{'orderReference':'o','lines':[{'sku':'s','quantity':0}]}",
                "recipient.country|{'orderReference':'o','lines':[{'sku':'s','quantity':1}],'recipient':{'name':'A',"
                        + "'street':'B','postalCode':'1','city':'C','country':'de'}}",
                "recipient.planet|{'orderReference':'o','lines':[{'sku':'s','quantity':1}],'recipient':{'name':'A',"
                        + "'street':'B','postalCode':'1','city':'C','country':'DE','planet':'Mars'}}",
            })
    void namesTheWrongFieldByItsPath(String field, String body) {
        Response response = sandbox.client().post("/carrier/shipments", "k1", body.replace('\'', '"'));

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body().findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void letsOnlyTheShipperIn() {
        assertThat(sandbox.client()
                        .send(sandbox.client()
                                .request("/carrier/tracking-events")
                                .setHeader("Authorization", "Bearer " + SandboxClient.KEY)
                                .build())
                        .status())
                .isEqualTo(401);
    }

    private Response book(String key, String order, String postalCode) {
        String body = """
                {"orderReference":"%s","recipient":{"name":"Ada","street":"Weg 1","postalCode":"%s","city":"Berlin",
                "country":"DE"},"lines":[{"sku":"sku-1","quantity":2}]}""";
        return sandbox.client().post("/carrier/shipments", key, body.formatted(order, postalCode));
    }

    private Response cancel(String key, String id) {
        return sandbox.client().post("/carrier/shipments/" + id + "/cancel", key, "");
    }

    private JsonNode feed(long after) {
        return get("/carrier/tracking-events?after=" + after).get("data");
    }

    private JsonNode get(String path) {
        return sandbox.client().get(path).body();
    }
}

package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goods of many articles at once, booked in parts by a bulk queue. */
class RestockIT extends OnLiberty {

    private final HttpProbe nobody = HttpProbe.ofManaged("/inventory/api/");
    private final HttpProbe stockkeeper = nobody.as("stockkeeper");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final String name = "restock-" + UUID.randomUUID();

    @Test
    void addsEveryArticleOnce() {
        stockkeeper.put("stock/" + sku(3), "{\"onHand\":100}").require(200);
        stockkeeper.put("restocks/" + name, lines(1_000, 7)).require(202);
        stockkeeper.put("restocks/" + name, lines(1_000, 7)).require(200);

        Eventually.that(() -> assertThat(restock().get("state").asText()).isEqualTo("BOOKED"));
        assertThat(restock().get("booked").asInt()).isEqualTo(1_000);
        assertThat(onHand(3)).isEqualTo(107);
        assertThat(onHand(999)).isEqualTo(7);
        assertThat(database.number("select sum(on_hand) from inventory.stock_item where sku like ?", name + "%"))
                .isEqualTo(7 * 1_000 + 100);
        assertThat(database.number("select count(*) from messaging.outbox_event where key = ?", name))
                .isEqualTo(5);
    }

    @Test
    void isNotAnotherUnderTheSameName() {
        stockkeeper.put("restocks/" + name, lines(3, 7)).require(202);

        assertThat(reason(stockkeeper
                        .put("restocks/" + name, lines(3, 8))
                        .require(409)
                        .json()))
                .isEqualTo("received_before");
        assertThat(reason(stockkeeper
                        .put("restocks/" + name, lines(2, 7))
                        .require(409)
                        .json()))
                .isEqualTo("received_before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                          | /lines",
                "[{\"sku\":\"a\",\"quantity\":0}]                            | /lines/0/quantity",
                "[{\"sku\":\"-\",\"quantity\":1}]                            | /lines/0/sku",
                "[{\"sku\":\"a\",\"quantity\":1},{\"sku\":\"a\",\"quantity\":1}] | /lines/1/sku"
            })
    void takesOnlyWhatCanBeBooked(String lines, String pointer) {
        var refused =
                stockkeeper.put("restocks/" + name, "{\"lines\":" + lines + "}").require(422);

        assertThat(refused.json().at("/errors/0/pointer").asText()).endsWith(pointer);
        assertThat(stockkeeper.get("restocks/" + name).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "integrator", "viewer", "operator"})
    void isReceivedByStockkeepersOnly(String account) {
        assertThat(nobody.as(account).put("restocks/" + name, lines(1, 1)).status())
                .isEqualTo(403);
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        stockkeeper.put("restocks/" + name, lines(1, 1)).require(202);

        assertThatThrownBy(() -> database.change("update inventory.restock set state = 'LOST' where name = ?", name))
                .hasMessageContaining("restock_state_is_known");
        assertThatThrownBy(() -> database.change("update inventory.restock set booked = 2 where name = ?", name))
                .hasMessageContaining("restock_booked_are_all");
    }

    private JsonNode restock() {
        return stockkeeper.get("restocks/" + name).require(200).json();
    }

    private long onHand(int article) {
        return stockkeeper
                .get("stock/" + sku(article))
                .require(200)
                .json()
                .get("onHand")
                .asLong();
    }

    private String lines(int articles, int quantity) {
        return IntStream.range(0, articles)
                .mapToObj(i -> "{\"sku\":\"" + sku(i) + "\",\"quantity\":" + quantity + "}")
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }

    private String sku(int article) {
        return name + "." + article;
    }

    private static String reason(JsonNode problem) {
        return problem.path("reason").asText();
    }
}

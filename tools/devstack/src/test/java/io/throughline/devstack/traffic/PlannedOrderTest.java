package io.throughline.devstack.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannedOrderTest {
    private static final int ORDERS = 10_000;

    private final Random random = new Random(1);
    private final List<PlannedOrder> orders =
            Stream.generate(() -> PlannedOrder.next(random)).limit(ORDERS).toList();

    @Test
    void isOfEveryKindAboutAsOftenAsTheirSharesSay() {
        Map<Kind, Long> counts =
                orders.stream().collect(Collectors.groupingBy(PlannedOrder::kind, Collectors.counting()));

        assertThat(Arrays.stream(Kind.values()).mapToInt(Kind::share).sum()).isEqualTo(100);
        for (Kind kind : Kind.values()) {
            assertThat((double) counts.get(kind)).as(kind.name()).isBetween(kind.share() * 60.0, kind.share() * 140.0);
        }
    }

    @Test
    void goesWrongOnlyWhereItsKindSaysSo() {
        assertThat(of("/payment/token", "tok_declined")).containsOnly(Kind.CARD_DECLINED);
        assertThat(of("/payment/token", "tok_insufficient_funds")).containsOnly(Kind.INSUFFICIENT_FUNDS);
        assertThat(of("/shipTo/postalCode", "00000")).containsOnly(Kind.ADDRESS_REFUSED);
        assertThat(of("/lines/0/sku", Catalog.SOLD_OUT.sku())).containsOnly(Kind.SOLD_OUT);
        assertThat(orders.stream().filter(order -> order.regret().isPresent()).map(PlannedOrder::kind))
                .containsOnly(Kind.REGRETTED_AT_ONCE, Kind.REGRETTED_LATER);
    }

    @Test
    void comesFromManyCustomersOfManyLanguagesEachWithOneAddress() {
        Map<String, String> emails = orders.stream()
                .map(PlannedOrderTest::json)
                .map(order -> order.get("customer"))
                .collect(Collectors.toMap(
                        customer -> customer.get("id").textValue(),
                        customer -> customer.get("email").textValue(),
                        (one, other) -> one.equals(other) ? one : "two"));

        assertThat(emails).hasSizeGreaterThan(400);
        assertThat(emails.values())
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z.]+\\.\\d+@example\\.org"));
        assertThat(values(order -> order.at("/customer/language").textValue())).hasSizeGreaterThan(5);
    }

    @Test
    void isSmallMoreOftenThanLargeAndNamesNoProductTwice() {
        Map<Integer, Long> sizes = orders.stream()
                .map(order -> json(order).get("lines").size())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(sizes.get(1)).isGreaterThan(sizes.get(2));
        assertThat(sizes.keySet()).allMatch(size -> size >= 1 && size <= 8).contains(5);
        assertThat(orders).allMatch(order -> {
            List<String> skus = json(order).get("lines").findValuesAsText("sku");
            return skus.stream().distinct().count() == skus.size();
        });
    }

    private List<Kind> of(String pointer, String value) {
        return orders.stream()
                .filter(order -> json(order).at(pointer).asText().equals(value))
                .map(PlannedOrder::kind)
                .toList();
    }

    private List<String> values(Function<JsonNode, String> value) {
        return orders.stream().map(PlannedOrderTest::json).map(value).distinct().toList();
    }

    private static JsonNode json(PlannedOrder order) {
        try {
            return new ObjectMapper().readTree(order.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

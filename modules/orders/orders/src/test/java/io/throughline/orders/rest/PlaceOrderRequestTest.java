package io.throughline.orders.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.problem.FieldError;
import io.throughline.problem.Json;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceOrderRequestTest {

    private static final String VALID = """
            {"customer":{"id":"c-1","email":"ann@example.org"},"currency":"EUR",
             "lines":[{"sku":"pen","quantity":2,"unitPrice":150}],
             "payment":{"method":"card","token":"tok_ok"}}
            """;

    @Test
    void becomesAnOrder() {
        var wish = read(VALID).value().toNewOrder();

        assertThat(wish.total()).isEqualTo(300);
        assertThat(wish.customer().email()).isEqualTo("ann@example.org");
        assertThat(wish.payment().token()).isEqualTo("tok_ok");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/customer/id,           ``",
                "/customer/id,           7",
                "/customer/email,        `\"nobody\"`",
                "/customer/email,        null",
                "/currency,              `\"eur\"`",
                "/currency,              `\"ZZZ\"`",
                "/lines,                 []",
                "/lines,                 {}",
                "/lines/0/sku,           `\"a b\"`",
                "/lines/0/sku,           `\"pen\\n\"`",
                "/lines/0/quantity,      0",
                "/lines/0/quantity,      1000001",
                "/lines/0/quantity,      1.5",
                "/lines/0/quantity,      `\"2\"`",
                "/lines/0/quantity,      99999999999999999999",
                "/lines/0/unitPrice,     -1",
                "/lines/0/unitPrice,     1000000000001",
                "/payment/method,        `\"cash\"`",
                "/payment/token,         `\"\"`",
            })
    void namesTheWrongField(String pointer, String value) throws IOException {
        assertThat(pointersFor(with(pointer, value.isEmpty() ? "\"\"" : value))).containsExactly(pointer);
    }

    @Test
    void takesAtMostTwoHundredLines() throws IOException {
        var line = "{\"sku\":\"pen\",\"quantity\":1,\"unitPrice\":1}";
        assertThat(read(with("/lines", "[" + (line + ",").repeat(199) + line + "]"))
                        .value()
                        .lines())
                .hasSize(200);

        assertThat(pointersFor(with("/lines", "[" + (line + ",").repeat(200) + line + "]")))
                .containsExactly("/lines");
    }

    @Test
    void namesEveryMissingField() {
        assertThat(pointersFor("{\"lines\":[{}]}"))
                .containsExactlyInAnyOrder(
                        "/customer",
                        "/currency",
                        "/payment",
                        "/lines/0/sku",
                        "/lines/0/quantity",
                        "/lines/0/unitPrice");
    }

    private static String with(String pointer, String value) throws IOException {
        var body = (ObjectNode) Json.mapper().readTree(VALID);
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), Json.mapper().readTree(value));
        return body.toString();
    }

    private static JsonRequest<PlaceOrderRequest> read(String body) {
        return JsonRequest.read(body.getBytes(UTF_8), "place-order", PlaceOrderRequest.class);
    }

    private static Iterable<String> pointersFor(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body)).problem().errors().stream()
                .map(FieldError::pointer)
                .toList();
    }
}

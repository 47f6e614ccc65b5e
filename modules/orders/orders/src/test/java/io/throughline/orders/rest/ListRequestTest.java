package io.throughline.orders.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.orders.OrderFilter;
import io.throughline.orders.OrderStatus;
import io.throughline.orders.OrderSummary;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

    private final ListRequest request = new ListRequest();

    @Test
    void asksForEverythingByDefault() {
        request.customer = "";

        assertThat(request.filter()).isEqualTo(new OrderFilter(null, null, null));
        assertThat(request.limit()).isEqualTo(50);
    }

    @Test
    void readsOnWhereThePageEnded() {
        var last = UUID.randomUUID();
        var beyond = UUID.randomUUID();

        var page = OrderPage.of(List.of(summary(last), summary(beyond)), 1);
        request.cursor = page.next();

        assertThat(page.orders()).containsExactly(summary(last));
        assertThat(request.filter().before()).isEqualTo(last);
    }

    @Test
    void endsWithoutACursor() {
        assertThat(OrderPage.of(List.of(summary(UUID.randomUUID())), 1).next()).isNull();
    }

    @Test
    void namesEveryWrongParameter() {
        request.status = "placed";
        request.limit = "201";
        request.cursor = "nonsense";

        var problem =
                catchThrowableOfType(ProblemException.class, request::filter).problem();

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(FieldError::parameter)
                .containsExactlyInAnyOrder("status", "limit", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e2", "2147483648", "abc", " 5"})
    void refusesALimitThatIsNone(String limit) {
        request.limit = limit;

        assertThat(catchThrowableOfType(ProblemException.class, request::filter))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "MTo", "MTox", "Mjo", ""})
    void refusesACursorItNeverGave(String cursor) {
        assertThat(Cursor.read(cursor)).isEmpty();
        assertThat(Cursor.read(Base64.getUrlEncoder().encodeToString(("2:" + UUID.randomUUID()).getBytes())))
                .isEmpty();
    }

    private static OrderSummary summary(UUID id) {
        return new OrderSummary(id, "c-1", OrderStatus.PLACED, "EUR", 300, Instant.EPOCH);
    }
}

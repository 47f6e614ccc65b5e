package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewOrderTest {

    private static final NewOrder.Line DEAREST = new NewOrder.Line("gold", 1_000_000, 1_000_000_000_000L);

    @Test
    void addsUpItsLines() {
        var wish = Orders.wish(new NewOrder.Line("pen", 2, 150), new NewOrder.Line("gift", 1, 0));

        assertThat(wish.total()).isEqualTo(300);
    }

    @Test
    void countsTheDearestLineExactly() {
        assertThat(Orders.wish(DEAREST).total()).isEqualTo(1_000_000_000_000_000_000L);
    }

    @Test
    void refusesASumThatOverflows() {
        List<NewOrder.Line> tooMuch = Collections.nCopies(10, DEAREST);

        assertThatExceptionOfType(AmountTooLarge.class)
                .isThrownBy(
                        () -> Orders.wish(tooMuch.toArray(NewOrder.Line[]::new)).total());
    }

    @Test
    void refusesALineThatOverflows() {
        assertThatExceptionOfType(AmountTooLarge.class)
                .isThrownBy(() -> Orders.wish(new NewOrder.Line("gold", 3, Long.MAX_VALUE / 2))
                        .total());
    }
}

package io.throughline.crashtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WishTest {

    private final Shop shop = new Shop("crash-test");

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(orders(7)).isEqualTo(orders(7)).isNotEqualTo(orders(8));
    }

    @Test
    void isOfEveryKind() {
        var random = new Random(1);
        var kinds =
                Stream.generate(() -> Wish.next(random, shop).kind()).limit(300).collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder(Wish.Kind.values());
    }

    private String orders(long seed) {
        var random = new Random(seed);
        return Stream.generate(() -> Wish.next(random, shop)).limit(20).toList().toString();
    }
}

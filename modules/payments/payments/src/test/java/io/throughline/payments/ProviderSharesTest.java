package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderSharesTest {

    private static final List<String> KNOWN = List.of("acquirer", "sandbox");

    private final List<UUID> orders =
            Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(20_000).toList();

    @Test
    void sendsAllOrdersToTheOnlyName() {
        assertThat(orders).allMatch(order -> shares("acquirer").of(order).equals("acquirer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sandbox:80,acquirer:20|20",
                " acquirer : 20 , sandbox : 80 |20",
                "sandbox:99,acquirer:1|1",
                "acquirer:0,sandbox:100|0"
            })
    void sharesOrdersByPercent(String setting, double percent) {
        var shares = shares(setting);
        long there = orders.stream()
                .filter(order -> shares.of(order).equals("acquirer"))
                .count();

        assertThat(there * 100.0 / orders.size()).isCloseTo(percent, within(1.0));
    }

    @Test
    void sendsAnOrderToTheSameOneWhereverItIsAsked() {
        var here = shares("sandbox:70,acquirer:30");
        var elsewhere = shares("acquirer:30,sandbox:70");

        assertThat(orders).allMatch(order -> here.of(order).equals(elsewhere.of(order)));
        assertThat(shares("acquirer:60,sandbox:40").of(UUID.fromString("00000000-0000-0000-0000-00000000003b")))
                .as("of point 59, also after a new version")
                .isEqualTo("acquirer");
    }

    @Test
    void movesNoMoreOrdersThanTheShareGrows() {
        var before = shares("sandbox:80,acquirer:20");
        var after = shares("sandbox:70,acquirer:30");

        assertThat(orders)
                .noneMatch(order ->
                        before.of(order).equals("acquirer") && after.of(order).equals("sandbox"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no adapter named ''",
                "bank|no adapter named 'bank'",
                "sandbox:50|50 percent together",
                "sandbox:80,acquirer:30|110 percent together",
                "sandbox,acquirer|200 percent together",
                "sandbox:50,sandbox:50|'sandbox' is named twice",
                "sandbox:80;acquirer:20|not of the form name:percent",
                "sandbox:-1,acquirer:101|not of the form name:percent",
                "sandbox:99.5,acquirer:0.5|not of the form name:percent",
                "sandbox:100,|no adapter named ''",
                "sandbox:999999999999|not of the form name:percent",
            })
    void saysWhatIsWrong(String setting, String why) {
        assertThatThrownBy(() -> shares(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static ProviderShares shares(String setting) {
        return ProviderShares.of(setting, KNOWN);
    }
}

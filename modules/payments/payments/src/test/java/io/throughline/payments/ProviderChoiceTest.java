package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.payments.ProviderChoiceView.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderChoiceTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private final UUID order = UUID.randomUUID();
    private final ProviderChoice choice = new ProviderChoice();
    private String setting = "sandbox";

    @BeforeEach
    void prepare() {
        choice.providers = new PaymentProviders();
        choice.providers.names = List.of("acquirer", "sandbox");
        choice.setting = () -> setting;
        choice.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void readsTheSettingAtEveryChoice() {
        assertThat(choice.forOrder(order)).isEqualTo("sandbox");
        setting = "acquirer";
        assertThat(choice.forOrder(order)).isEqualTo("acquirer");
    }

    @Test
    void staysWithTheLastGoodValueAndShowsTheWrongOne() {
        choice.forOrder(order);
        setting = "acquirer:90";

        assertThat(choice.forOrder(order)).isEqualTo("sandbox");
        assertThat(choice.view())
                .isEqualTo(new ProviderChoiceView(
                        "sandbox",
                        Map.of("sandbox", 100),
                        List.of("acquirer", "sandbox"),
                        new Refused("acquirer:90", "the shares are 90 percent together, not 100", NOW)));
    }

    @Test
    void goesOnWithTheNextGoodValueAlsoIfItIsTheOneBefore() {
        choice.forOrder(order);
        setting = "nonsense";
        choice.forOrder(order);
        setting = "sandbox";
        assertThat(choice.forOrder(order)).isEqualTo("sandbox");
        assertThat(choice.view().refused()).isNull();
        setting = "acquirer";
        assertThat(choice.forOrder(order)).isEqualTo("acquirer");
    }

    @Test
    void remembersSinceWhenAValueIsRefused() {
        choice.forOrder(order);
        setting = "nonsense";
        choice.forOrder(order);
        choice.clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);

        assertThat(choice.view().refused().since()).isEqualTo(NOW);
    }

    @Test
    void takesAValueThatCannotBeReadForAWrongOne() {
        choice.forOrder(order);
        choice.setting = () -> {
            throw new NoSuchElementException("empty");
        };

        assertThat(choice.forOrder(order)).isEqualTo("sandbox");
        assertThat(choice.view().refused()).isNotNull();
    }

    @Test
    void stopsTheStartIfTheFirstValueIsWrong() {
        setting = "nonsense";

        assertThatThrownBy(() -> choice.requireChoice(this))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("throughline.payments.provider: there is no adapter named 'nonsense'");
    }
}

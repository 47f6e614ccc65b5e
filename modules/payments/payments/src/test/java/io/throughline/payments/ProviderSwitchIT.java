package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider is changed in the server's configuration while it runs, and while charges are in flight. */
class ProviderSwitchIT extends OnLiberty {

    private static final List<String> KNOWN = List.of("acquirer", "sandbox");

    private final ProviderSetting setting = new ProviderSetting();
    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final OrderFeed orders = new OrderFeed();
    private final UUID order = UUID.randomUUID();
    private final UUID later = UUID.randomUUID();

    @AfterEach
    void restore() {
        provider.noMoreFaults();
        setting.isNone();
    }

    @Test
    void chargesNewOrdersElsewhereAndEndsEachOneWhereItBegan() {
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        setting.is("acquirer");
        orders.place(later);
        orders.awaitStatus(later, "AUTHORIZED");
        setting.is("sandbox");
        orders.confirm(order);
        orders.confirm(later);
        orders.awaitStatus(order, "CAPTURED");
        orders.awaitStatus(later, "CAPTURED");
        setting.is("acquirer");
        orders.cancel(order);
        orders.cancel(later);
        orders.awaitStatus(order, "REFUNDED");
        orders.awaitStatus(later, "REFUNDED");

        assertThat(provider.chargesByProvider(order)).containsExactly("sandbox refunded");
        assertThat(provider.chargesByProvider(later)).containsExactly("acquirer refunded");
        assertThat(database.appended("payments", later))
                .containsExactly(
                        "payments.payment-authorized", "payments.payment-captured", "payments.payment-refunded");
    }

    @Test
    void givesUpWhatIsHeldWhereItIsHeld() {
        setting.is("acquirer");
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        setting.is("sandbox");
        orders.cancel(order);
        orders.awaitStatus(order, "VOIDED");

        assertThat(provider.chargesByProvider(order)).containsExactly("acquirer voided");
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox, payment, authorize, after",
        "sandbox, payment, authorize, before",
        "acquirer, acquirer, reserve, after",
        "acquirer, acquirer, reserve, before"
    })
    void asksOnAfterATimeOutWhereItAskedFirstAndChargesOnce(
            String first, String target, String operation, String when) {
        setting.is(first);
        provider.fault("{\"target\":\"" + target + "\",\"operation\":\"" + operation
                + "\",\"mode\":\"timeout\",\"when\":\"" + when + "\"}");
        orders.place(order);
        Eventually.that(() -> assertThat(provider.struck()).isPositive());
        setting.is(KNOWN.get(first.equals("sandbox") ? 0 : 1));
        orders.place(later);
        orders.awaitStatus(later, "AUTHORIZED");
        assertThat(orders.status(order)).isEqualTo("REQUESTED");
        provider.noMoreFaults();
        orders.awaitStatus(order, "AUTHORIZED");

        assertThat(provider.chargesByProvider(order)).containsExactly(first + " authorized");
        assertThat(database.appended("payments", order)).containsExactly("payments.payment-authorized");
    }

    @Test
    void recordsTheChoiceBeforeTheProviderIsAsked() {
        setting.is("acquirer");
        provider.fault("{\"target\":\"acquirer\",\"mode\":\"error\",\"when\":\"before\"}");
        orders.place(order);
        Eventually.that(() -> assertThat(provider.struck()).isPositive());

        assertThat(orders.payment(order).at("/0/provider").asText()).isEqualTo("acquirer");
        assertThat(provider.chargesByProvider(order)).isEmpty();
    }

    @Test
    void sharesOrdersByPercentWhileBothProvidersOftenFail() {
        var shares = "sandbox:60,acquirer:40";
        setting.is(shares);
        for (var target : new String[] {"payment", "acquirer"}) {
            for (var mode : new String[] {"error", "reset"}) {
                provider.fault("{\"target\":\"" + target + "\",\"mode\":\"" + mode + "\",\"rate\":0.2}");
            }
        }
        var many = Stream.generate(UUID::randomUUID).limit(30).toList();
        many.forEach(id -> {
            orders.place(id);
            orders.confirm(id);
        });
        many.forEach(id -> orders.awaitStatus(id, "CAPTURED"));

        var expected = ProviderShares.of(shares, KNOWN);
        assertThat(many)
                .allSatisfy(id ->
                        assertThat(provider.chargesByProvider(id)).containsExactly(expected.of(id) + " captured"));
        assertThat(many.stream().map(expected::of).distinct()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acquirer:60,sandbox:60", "elsewhere", ""})
    void staysWithTheLastGoodValueWhenTheNextIsWrongAndTellsOfIt(String wrong) {
        setting.is("acquirer");
        setting.isWrongly(wrong);
        orders.place(order);
        orders.awaitStatus(order, "AUTHORIZED");
        orders.place(later);
        orders.awaitStatus(later, "AUTHORIZED");

        assertThat(provider.chargesByProvider(order)).containsExactly("acquirer authorized");
        assertThat(setting.view().at("/setting").asText()).isEqualTo("acquirer");
        assertThat(setting.view().at("/refused/reason").asText()).isNotEmpty();
        Eventually.that(() -> assertThat(setting.log(wrong)).hasSize(1));
    }

    @Test
    void isForThoseToSeeWhoLookAfterIt() {
        var nobody = HttpProbe.ofManaged("/payments/api/");

        assertThat(nobody.get("provider-choice").status()).isEqualTo(401);
        assertThat(nobody.as("storefront").get("provider-choice").status()).isEqualTo(403);
        assertThat(nobody.as("operator").get("provider-choice").json().toString())
                .isEqualTo(
                        "{\"setting\":\"sandbox\",\"shares\":{\"sandbox\":100},\"available\":[\"acquirer\",\"sandbox\"],\"refused\":null}");
    }
}

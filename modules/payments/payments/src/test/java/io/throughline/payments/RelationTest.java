package io.throughline.payments;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.Purchase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelationTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final List<Status> COLUMNS =
            List.of(Status.AUTHORIZED, Status.DECLINED, Status.CAPTURED, Status.VOIDED, Status.REFUNDED);

    /** By which states a payment gets there. */
    private static final Map<PaymentState, List<PaymentState>> WAYS = Map.of(
            PaymentState.REQUESTED, List.of(),
            PaymentState.AUTHORIZED, List.of(PaymentState.AUTHORIZED),
            PaymentState.DECLINED, List.of(PaymentState.DECLINED),
            PaymentState.CAPTURED, List.of(PaymentState.AUTHORIZED, PaymentState.CAPTURED),
            PaymentState.CAPTURE_REFUSED, List.of(PaymentState.AUTHORIZED, PaymentState.CAPTURE_REFUSED),
            PaymentState.VOIDED, List.of(PaymentState.AUTHORIZED, PaymentState.VOIDED),
            PaymentState.REFUNDED, List.of(PaymentState.AUTHORIZED, PaymentState.REFUNDED),
            PaymentState.CANCELLED, List.of(PaymentState.CANCELLED));

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void isWhatThePageSays(PaymentState state) throws IOException {
        var row = table().get(state);

        for (int column = 0; column < COLUMNS.size(); column++) {
            var cells = row.get(column).split(" / ");
            var entry = entry(COLUMNS.get(column), 1999);
            assertThat(relation(payment(state, true), entry))
                    .as(state + " and " + entry.status() + ", everything asked")
                    .isEqualTo(Relation.valueOf(cells[0].toUpperCase(Locale.ROOT)));
            assertThat(relation(payment(state, false), entry))
                    .as(state + " and " + entry.status() + ", only what leads to the state asked")
                    .isEqualTo(Relation.valueOf(cells[cells.length - 1].toUpperCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void isASecondOrUnwantedChargeUnderAKeyThatIsNotOurs(PaymentState state) {
        var other = new BookEntry(
                Authorization.of("auth_2", Status.AUTHORIZED), "any", "other-key", 1999, "EUR", 0, 0, NOW);

        assertThat(relation(payment(state, true), other))
                .isEqualTo(state.isFinal() ? Relation.UNWANTED : Relation.SECOND);
    }

    @Test
    void isUnknownOnlyIfThereIsMoney() {
        assertThat(Relation.of(Optional.empty(), "sandbox", entry(Status.CAPTURED, 1999)))
                .isEqualTo(Relation.UNKNOWN);
        assertThat(Relation.of(Optional.empty(), "sandbox", entry(Status.VOIDED, 1999)))
                .isEqualTo(Relation.AGREES);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"REQUESTED", "AUTHORIZED", "CAPTURE_REFUSED"})
    void isNotTrustedWithAnotherAmount(PaymentState state) {
        assertThat(relation(payment(state, true), entry(Status.AUTHORIZED, 1998)))
                .isEqualTo(Relation.OTHER_AMOUNT);
    }

    @Test
    void seesACaptureThatIsOnlyAPart() {
        var part = new BookEntry(Authorization.of("auth_1", Status.CAPTURED), "any", null, 1999, "EUR", 1999, 500, NOW);

        assertThat(relation(payment(PaymentState.CAPTURED, true), part)).isEqualTo(Relation.OTHER_AMOUNT);
    }

    private static Relation relation(Payment payment, BookEntry entry) {
        var own = payment.reference() == null && !"other-key".equals(entry.authorizationKey())
                ? Operation.AUTHORIZE.idempotencyKeyOf(payment.id())
                : entry.authorizationKey();
        return Relation.of(
                Optional.of(payment),
                "sandbox",
                new BookEntry(
                        entry.authorization(),
                        entry.orderReference(),
                        own,
                        entry.amount(),
                        entry.currency(),
                        entry.captured(),
                        entry.refunded(),
                        entry.updatedAt()));
    }

    private static Payment payment(PaymentState state, boolean everythingAsked) {
        var payment = Payment.requested(new Purchase(UUID.randomUUID(), 1999, "EUR"), "sandbox", NOW);
        payment.ask(Operation.AUTHORIZE, NOW);
        if (state == PaymentState.CAPTURE_REFUSED) {
            payment.ask(Operation.CAPTURE, NOW);
        }
        if (everythingAsked) {
            Arrays.stream(Operation.values()).forEach(operation -> payment.ask(operation, NOW));
        }
        WAYS.get(state).forEach(next -> payment.become(next, null, NOW));
        if (WAYS.get(state).contains(PaymentState.AUTHORIZED)) {
            payment.heldAs("auth_1");
        }
        return payment;
    }

    private static BookEntry entry(Status status, long amount) {
        long captured = status == Status.CAPTURED ? amount : 0;
        return new BookEntry(Authorization.of("auth_1", status), "any", null, amount, "EUR", captured, 0, NOW);
    }

    private static Map<PaymentState, List<String>> table() throws IOException {
        return Files.readAllLines(Path.of("../../../docs/reconciliation.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
                .map(line -> line.split(" *\\| *"))
                .collect(toMap(
                        cells -> PaymentState.valueOf(cells[1].replace("`", "")),
                        cells -> IntStream.range(2, cells.length)
                                .mapToObj(cell -> cells[cell])
                                .toList()));
    }
}

package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BooksComparisonTest {

    private static final Instant SETTLED_BEFORE = Instant.parse("2030-01-01T12:00:00Z");
    private static final Instant LONG_AGO = SETTLED_BEFORE.minusSeconds(1);
    private static final Instant JUST_NOW = SETTLED_BEFORE.plusSeconds(1);

    private final BooksComparison comparison = new BooksComparison();
    private final List<String> resolved = new ArrayList<>();

    BooksComparisonTest() {
        comparison.payments = new InMemoryPayments();
        comparison.findings = new Findings() {
            @Override
            void resolve(String provider, Collection<String> references, Instant now) {
                resolved.addAll(references);
            }
        };
    }

    @Test
    void leavesWhatTheProviderChangedJustNow() {
        var entry = lost(LONG_AGO, JUST_NOW);

        assertThat(compare(entry).waiting()).containsExactly(entry);
    }

    @Test
    void leavesWhatWeChangedJustNow() {
        var entry = lost(JUST_NOW, LONG_AGO);

        assertThat(compare(entry).waiting()).containsExactly(entry);
    }

    @Test
    void looksCloserAtWhatHasDifferedForLong() {
        var entry = lost(LONG_AGO, LONG_AGO);

        assertThat(compare(entry).differing()).containsExactly(entry);
        assertThat(resolved).isEmpty();
    }

    @Test
    void resolvesWhatAgrees() {
        var entry = entry(UUID.randomUUID(), "key", Status.VOIDED, LONG_AGO);

        assertThat(compare(entry).differing()).isEmpty();
        assertThat(compare(entry).waiting()).isEmpty();
        assertThat(resolved).contains(entry.reference());
    }

    private BooksComparison.Compared compare(BookEntry entry) {
        return comparison.compare("sandbox", List.of(entry), SETTLED_BEFORE);
    }

    /** A hold whose answer we have not heard. */
    private BookEntry lost(Instant requested, Instant authorized) {
        var payment = Payment.requested(new Purchase(UUID.randomUUID(), 1999, "EUR"), "sandbox", requested);
        var key = comparison.payments.add(payment).ask(Operation.AUTHORIZE, requested);
        return entry(payment.orderId(), key, Status.AUTHORIZED, authorized);
    }

    private static BookEntry entry(UUID order, String key, Status status, Instant at) {
        return new BookEntry(Authorization.of("auth_1", status), order.toString(), key, 1999, "EUR", 0, 0, at);
    }
}

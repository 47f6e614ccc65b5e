package io.throughline.crashtest;

import static io.throughline.crashtest.Books.CANCELLED;
import static io.throughline.crashtest.Books.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.crashtest.RepairRecords.Group;
import io.throughline.crashtest.RepairRecords.Letter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each invariant notices what it is there for, and nothing else. */
class InvariantsTest {

    private static final String MONEY = "the money is captured of completed orders, given back of cancelled ones";
    private static final String PARCELS = "one parcel for a completed order, none for a cancelled one";
    private static final String STOCK = "stock agrees with the parcels to the unit";
    private static final String MAILS = "every mail arrived under one Message-ID";
    private static final String WEBHOOKS = "every webhook arrived under one webhook-id";

    private static final String LETTERS = "what is told of a dead letter is true";

    private final Books books = new Books();

    @Test
    void acceptsBooksThatAgree() {
        assertThat(books.broken()).isEmpty();
    }

    @Test
    void noticesAnOrderThatIsGone() {
        books.records.status().remove(CANCELLED);

        assertThat(books.broken()).contains("accepted orders are on record, and no others");
    }

    @Test
    void noticesAnOrderThatNobodyWasToldOf() {
        books.accepted.remove(COMPLETED);

        assertThat(books.broken()).containsExactly("accepted orders are on record, and no others");
    }

    @Test
    void noticesAnOrderThatDoesNotEnd() {
        books.records.status().put(CANCELLED, "CANCELLING");

        assertThat(books.broken()).contains("every order ends completed or cancelled");
    }

    @Test
    void noticesASecondCharge() {
        books.charge(COMPLETED, "captured");

        assertThat(books.broken()).containsExactly("no order is charged or refunded twice");
    }

    @Test
    void noticesACompletedOrderWithoutItsMoney() {
        books.ledgers.charges().remove(0);

        assertThat(books.broken()).containsExactly(MONEY, "both payment providers have charged");
    }

    @Test
    void noticesAnotherAmount() {
        books.ledgers.charges().remove(0);
        books.charge(COMPLETED, "captured").put("capturedAmount", 2499);

        assertThat(books.broken()).containsExactly(MONEY);
    }

    @Test
    void noticesTheMoneyOfACancelledOrder() {
        books.ledgers.charges().remove(1);
        books.charge(CANCELLED, "captured").put("provider", "acquirer");

        assertThat(books.broken()).containsExactly(MONEY);
    }

    @Test
    void noticesAChargeForNoOrder() {
        books.charge("33333333-3333-3333-3333-333333333333", "authorized");

        assertThat(books.broken()).containsExactly("nothing is charged or sent that nobody ordered");
    }

    @Test
    void noticesASecondParcel() {
        books.shipment(COMPLETED, "cancelled");

        assertThat(books.broken()).containsExactly(PARCELS);
    }

    @Test
    void noticesTheParcelOfACancelledOrder() {
        books.ledgers.shipments().remove(1);
        books.shipment(CANCELLED, "delivered");

        assertThat(books.broken()).containsExactly(PARCELS, STOCK);
    }

    @Test
    void noticesAUnitTooMuchOrStillReserved() {
        var sku = books.shop.articles().get(0);
        books.records.onHand().merge(sku, 1L, Long::sum);
        assertThat(books.broken()).containsExactly(STOCK);

        books.records.onHand().merge(sku, -1L, Long::sum);
        books.records.reserved().put(sku, 1L);
        assertThat(books.broken()).containsExactly(STOCK);
    }

    @Test
    void noticesAStepTakenTwice() {
        books.records.repeated().add(COMPLETED);

        assertThat(books.broken()).containsExactly("no order takes a step twice");
    }

    @Test
    void noticesAMailThatIsMissingDoubledOrUncalledFor() {
        books.ledgers.mails().remove(0);
        assertThat(books.broken()).containsExactly(MAILS);

        books.mail(COMPLETED, "order-received");
        assertThat(books.broken()).isEmpty();

        books.mail(COMPLETED, "order-received");
        assertThat(books.broken()).containsExactly(MAILS);

        books.ledgers.mails().remove(books.ledgers.mails().size() - 1);
        books.mail(COMPLETED, "order-cancelled");
        assertThat(books.broken()).containsExactly(MAILS);
    }

    @Test
    void noticesAWebhookThatIsMissingDoubledOrForged() {
        books.ledgers.webhooks().remove(0);
        assertThat(books.broken()).containsExactly(WEBHOOKS);

        books.webhook(COMPLETED, "order-placed");
        books.webhook(COMPLETED, "order-placed");
        assertThat(books.broken()).containsExactly(WEBHOOKS);

        books.ledgers.webhooks().remove(books.ledgers.webhooks().size() - 1);
        ((ObjectNode) books.ledgers.webhooks().get(0)).put("signatureValid", false);
        assertThat(books.broken()).containsExactly("every webhook is signed");
    }

    @Test
    void noticesAChargeAtAnotherProviderThanThePayments() {
        books.records.provider().put(COMPLETED, "acquirer");

        assertThat(books.broken()).containsExactly("every charge is at the provider of its payment");
    }

    @Test
    void noticesAChargeAtBothProviders() {
        books.charge(COMPLETED, "captured").put("provider", "acquirer");

        assertThat(books.broken())
                .containsExactly(
                        "no order is charged or refunded twice", "every charge is at the provider of its payment");
    }

    @Test
    void noticesARefundAtAProviderThatDidNotCharge() {
        books.ledgers.refunds().remove(0);
        books.refund("sandbox");

        assertThat(books.broken()).containsExactly("every refund is at the provider that charged");
    }

    @Test
    void noticesAProviderThatHadNothingToDo() {
        books.ledgers.charges().forEach(charge -> ((ObjectNode) charge).put("provider", "acquirer"));
        books.records.provider().put(COMPLETED, "acquirer");

        assertThat(books.broken()).containsExactly("both payment providers have charged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITING", "REPLAYING"})
    void noticesADeadLetterThatIsOpen(String state) {
        books.letter(state, false, false);

        assertThat(books.broken()).containsExactly("no dead letter waits or is being replayed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOLVED", "REPLACED"})
    void noticesADeadLetterThatIsSettledAndNotHandled(String state) {
        books.letter(state, false, false);

        assertThat(books.broken()).containsExactly(LETTERS);
    }

    @Test
    void noticesThatSomethingOfAnOrderWasGivenUp() {
        books.letter("DISCARDED", true, false);

        assertThat(books.broken()).containsExactly(LETTERS);
    }

    @Test
    void noticesAFailureThatItsHistoryLeavesOut() {
        books.repairs.letters().add(new Letter("any.orders-events", COMPLETED, "RESOLVED", true, false, 2, 1, "no"));

        assertThat(books.broken()).containsExactly(LETTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREPARED", "CANARY", "RUNNING", "PAUSED", "STOPPED"})
    void noticesAReplayThatHasNotEnded(String state) {
        books.replay(state, "PENDING", 1);

        assertThat(books.broken()).containsExactly("every replay has ended");
    }

    @Test
    void noticesACancelledReplayThatWaitsForWhatItSent() {
        books.replay("CANCELLED", "SENT", 1);

        assertThat(books.broken()).containsExactly("every replay has ended");
    }

    @Test
    void noticesAReplayThatCountsWrong() {
        books.replay("COMPLETED", "SUCCEEDED", 3).counts().put("SUCCEEDED", 4L);

        assertThat(books.broken()).containsExactly("a replay counts its events");
    }

    @Test
    void noticesAConsumerThatStandsStillAndAGroupThatCountsWrong() {
        books.repairs.standing().add("any.orders-events is paused");
        books.repairs.groups().add(new Group("any.orders-events", "1/0/0", "0/0/1"));

        assertThat(books.broken())
                .containsExactly("a group counts its dead letters", "every consumer runs, without a limit");
    }

    @Test
    void noticesWhatLiesInAQueueButNotTheCopiesOfDeadLetters() {
        assertThat(queued("dev.any.orders-events.dlq")).isEmpty();
        assertThat(queued("dev.any.orders-events")).hasSize(1);
        assertThat(queued("dev.messaging.dead-letters")).hasSize(1);
    }

    @Test
    void noticesAnActThatMetNothing() {
        assertThat(Strands.idle(Map.of("consumer paused", 0L, "letters replayed", 3L), " met nothing"))
                .singleElement()
                .extracting(Violation::text)
                .isEqualTo("consumer paused met nothing");
    }

    private static List<Violation> queued(String queue) {
        return MessagingBooks.queues(Map.of(), Map.of(queue, 1L)).violations();
    }
}

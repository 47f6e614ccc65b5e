package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import java.util.List;

/** Lets something bad happen while orders are placed on two nodes, and audits every book afterwards. */
final class Endurance {

    private static final int ORDERS_AROUND = Integer.getInteger("throughline.e2e.orders", 12);

    /** What happens to the servers while the load goes on. */
    interface Trouble {
        void happenUnder(OrderLoad load);
    }

    private final Installation installation;

    Endurance(Installation installation) {
        this.installation = installation;
    }

    void survive(Trouble trouble) throws InterruptedException {
        var load = new OrderLoad(
                List.of(installation.client(installation.first()), installation.client(installation.second())));
        try {
            load.start();
            for (int round = 0; round < Integer.getInteger("throughline.e2e.rounds", 1); round++) {
                load.awaitFurther(ORDERS_AROUND);
                trouble.happenUnder(load);
                load.awaitFurther(ORDERS_AROUND);
            }
            audit(load);
        } finally {
            load.abandon();
        }
    }

    private void audit(OrderLoad load) throws InterruptedException {
        var accepted = load.finish();
        var messaging = new MessagingBooks(installation, load.customer());
        var orders = new OrderBooks(installation, load, accepted);
        var mails = new MailBooks(installation, load.customer());
        Eventually.that(() -> {
            messaging.assertQuiet();
            orders.assertAllDecided();
            mails.assertAllTold();
        });
        mails.assertRelayAgrees();
        assertThat(accepted).isNotEmpty();
        messaging.assertNoGaps();
        messaging.assertInOrder();
        messaging.assertNoDeadLetters(accepted.keySet());
        orders.assertHistoryHasNoRepetition();
        orders.assertLedgerAgrees();
        orders.assertStockAgrees();
    }
}

package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private final Membership membership = new Membership();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void endsAfterTheRenewalThatIsUnderWay() throws InterruptedException {
        var underWay = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var renewal = CompletableFuture.runAsync(() -> membership.renew(() -> {
            underWay.countDown();
            await(goOn);
            done.add("renewed");
        }));
        await(underWay);
        var end = new Thread(() -> membership.end(() -> done.add("ended")));
        end.start();
        while (end.getState() != Thread.State.WAITING && end.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        renewal.join();
        end.join();
        assertThat(done).containsExactly("renewed", "ended");
    }

    @Test
    void isNotRenewedAfterItsEnd() {
        membership.end(() -> done.add("ended"));
        membership.renew(() -> done.add("renewed"));
        assertThat(done).containsExactly("ended");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

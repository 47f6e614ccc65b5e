package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.shipping.provider.CarrierUnavailable;
import io.throughline.shipping.provider.Tracking;
import io.throughline.shipping.provider.Tracking.Status;
import io.throughline.shipping.provider.TrackingPage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackingPollTest {

    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private final ShipmentLife life = new ShipmentLife();
    private final Feed feed = new Feed();
    private final TrackingPoll poll = new TrackingPoll();

    @BeforeEach
    void start() {
        feed.chosen = ShipmentLife.CARRIER;
        poll.carriers = feed;
        poll.tracking = life.tracking;
        timeIs(0);
        life.placed();
        life.booked();
    }

    @Test
    void readsThePagesThatWaitOneAfterTheOther() {
        feed.events.add(tracking(1, Status.DISPATCHED));
        feed.events.add(tracking(2, Status.DELIVERED));
        poll.poll();

        assertThat(feed.asked).containsExactly(0L, 1L, 2L);
        assertThat(life.told()).isEqualTo("ShipmentDispatched ShipmentDelivered");
    }

    @Test
    void leavesACarrierThatIsAwayAloneForAWhileAndGoesOnWhereItWas() {
        feed.events.add(tracking(1, Status.DISPATCHED));
        feed.away = true;
        poll.poll();
        poll.poll();
        assertThat(feed.asked).containsExactly(0L);
        feed.away = false;
        timeIs(1);
        poll.poll();

        assertThat(life.told()).isEqualTo("ShipmentDispatched");
        assertThat(life.position()).isEqualTo(1);
    }

    @Test
    void stopsAtAPageThatAnotherNodeHasRecorded() {
        feed.events.add(tracking(1, Status.DISPATCHED));
        feed.events.add(tracking(2, Status.DELIVERED));
        feed.meanwhile = () -> life.record(0, tracking(1, Status.DISPATCHED));
        poll.poll();

        assertThat(feed.asked).containsExactly(0L);
        assertThat(life.told()).isEqualTo("ShipmentDispatched");
    }

    private void timeIs(int second) {
        poll.clock = Clock.fixed(START.plusSeconds(second), ZoneOffset.UTC);
    }

    private Tracking tracking(long position, Status status) {
        return new Tracking(position, "shp_1", life.order, "TL1", status, START);
    }

    /** Pages of one event. */
    private static final class Feed extends Carriers {

        private final List<Tracking> events = new ArrayList<>();
        private final List<Long> asked = new ArrayList<>();
        private boolean away;
        private Runnable meanwhile = () -> {};

        @Override
        TrackingPage track(String carrier, long after, int limit) {
            asked.add(after);
            if (away) {
                throw new CarrierUnavailable("away");
            }
            var page = events.stream()
                    .filter(event -> event.position() == after + 1)
                    .toList();
            meanwhile.run();
            return new TrackingPage(page, after + page.size(), !page.isEmpty());
        }
    }
}

package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the dispatcher looks again; it is this test that lets time pass. */
class DispatcherTest {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private record Task(Duration in, Runnable work) {}

    private final List<Task> scheduled = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Queue<Attempt> deliveries = new ArrayDeque<>();
    private final Dispatcher dispatcher = new Dispatcher();
    private Optional<Instant> next = Optional.empty();
    private boolean succeeds;
    private boolean held;
    private boolean paceSpent;
    private int elsewhere;
    private boolean once;
    private Error failure;
    private int looks;

    @BeforeEach
    void prepare() {
        dispatcher.executor = executor();
        dispatcher.due = due();
        dispatcher.runner = runner();
        dispatcher.clock = new WebhookClock() {
            @Override
            Instant now() {
                return NOW;
            }
        };
        dispatcher.total = 16;
        dispatcher.perEndpoint = 4;
        dispatcher.start(null);
        runWhatIsSoon();
        scheduled.clear();
    }

    @Test
    void looksAgainWhenAFailedAttemptIsDue() {
        next = Optional.of(NOW.plusSeconds(7));
        deliver(false);

        assertThat(scheduled).extracting(task -> task.in().toSeconds()).containsExactly(7L);
    }

    @Test
    void looksOnceForASuccess() {
        int before = looks;
        deliver(true);

        assertThat(looks).isEqualTo(before + 1);
        assertThat(scheduled).isEmpty();
    }

    @Test
    void looksAgainForThoseThatFoundNoSlot() {
        for (int i = 0; i < 9; i++) {
            deliveries.add(attempt());
        }
        deliver(true);

        assertThat(deliveries).isEmpty();
    }

    @Test
    void looksAgainWhenThePaceAllowsWhatItHeldBack() {
        held = true;
        next = Optional.of(NOW.plusSeconds(3));
        deliver(true);

        assertThat(deliveries).hasSize(1);
        assertThat(scheduled).extracting(task -> task.in().toSeconds()).containsExactly(3L);
    }

    @Test
    void looksAgainWhenAClaimHasSpentWhatThePaceAllows() {
        paceSpent = true;
        next = Optional.of(NOW.plusSeconds(3));
        deliver(true);

        assertThat(scheduled).extracting(task -> task.in().toSeconds()).containsExactly(3L);
    }

    /** Those that another node is at, or that wait for slots, must not keep an endpoint waiting whose pace allows more. */
    @Test
    void looksAgainWhenThePaceAllowsThoughOthersAreDue() {
        elsewhere = 1;
        once = true;
        next = Optional.of(NOW.plusMillis(400));
        deliver(true);

        assertThat(waits).contains(Duration.ofMillis(401));
        assertThat(deliveries).isEmpty();
    }

    @Test
    void looksAgainInASecondForThoseThatAreDue() {
        elsewhere = 1;
        next = Optional.of(NOW.plusSeconds(9));
        deliver(true);

        assertThat(scheduled).extracting(task -> task.in().toMillis()).containsExactly(1_001L);
    }

    @Test
    void goesOnAfterAnError() {
        failure = new NoClassDefFoundError("on purpose");
        dispatcher.wake();
        runWhatIsSoon();
        failure = null;
        deliver(true);

        assertThat(deliveries).isEmpty();
    }

    private void deliver(boolean well) {
        succeeds = well;
        deliveries.add(attempt());
        dispatcher.wake();
        runWhatIsSoon();
    }

    private void runWhatIsSoon() {
        for (var soon = soonest(); soon.isPresent(); soon = soonest()) {
            scheduled.remove(soon.get());
            soon.get().work().run();
        }
    }

    private Optional<Task> soonest() {
        return scheduled.stream().filter(task -> task.in().compareTo(SOON) < 0).findFirst();
    }

    private Attempt attempt() {
        return new Attempt(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "https://shop.example",
                "shop.example",
                true,
                false,
                new byte[0],
                null,
                paceSpent,
                UUID.randomUUID(),
                "orders.order-placed",
                "order",
                null,
                new byte[0],
                0);
    }

    private DueDeliveries due() {
        return new DueDeliveries() {
            @Override
            List<DueEndpoint> endpoints(Instant now) {
                looks++;
                if (failure != null) {
                    throw failure;
                }
                return deliveries.isEmpty() ? List.of() : List.of(new DueEndpoint("shop.example", held));
            }

            @Override
            List<Attempt> claim(String endpoint, int limit, Instant now, Duration lease) {
                var claimed = new ArrayList<Attempt>();
                if (elsewhere-- > 0) {
                    return claimed;
                }
                while (!held && claimed.size() < limit && !deliveries.isEmpty()) {
                    claimed.add(deliveries.remove());
                }
                return claimed;
            }

            @Override
            Optional<Instant> next(Instant now) {
                var answer = next;
                next = once ? Optional.empty() : next;
                return answer;
            }
        };
    }

    private AttemptRunner runner() {
        return new AttemptRunner() {
            @Override
            Duration lease() {
                return Duration.ofMinutes(1);
            }

            @Override
            Ended run(Attempt attempt) {
                return new Ended(true, succeeds);
            }
        };
    }

    /** Executes after what calls it, as another thread would. */
    private ManagedScheduledExecutorService executor() {
        return (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    var in = method.getName().equals("execute")
                            ? Duration.ZERO
                            : Duration.of((long) arguments[1], ((TimeUnit) arguments[2]).toChronoUnit());
                    var task = new Task(in, (Runnable) arguments[0]);
                    scheduled.add(task);
                    waits.add(in);
                    return method.getName().equals("execute")
                            ? null
                            : Proxy.newProxyInstance(
                                    getClass().getClassLoader(),
                                    new Class<?>[] {ScheduledFuture.class},
                                    (future, cancel, none) -> scheduled.remove(task));
                });
    }
}

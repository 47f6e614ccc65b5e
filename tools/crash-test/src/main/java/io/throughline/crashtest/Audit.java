package io.throughline.crashtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds every book against every other, once nothing moves any more. */
final class Audit {

    /** Longer than anything waits by itself: a delivery of a killed node, the longest delay of an outage. */
    private static final Duration NO_PROGRESS = Duration.ofSeconds(50);

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration REPORT = Duration.ofSeconds(10);

    private final World world;
    private final Shop shop;
    private final HandledLog handled;
    private final Mending mending;
    private final Instant since = Instant.now();
    private final Set<String> ledgerBefore;
    private final Map<String, Long> queuesBefore;

    Audit(World world, Shop shop, HandledLog handled, Mending mending) throws IOException {
        this.world = world;
        this.shop = shop;
        this.handled = handled;
        this.mending = mending;
        this.ledgerBefore = Ledgers.ids(world.sandbox(), shop);
        this.queuesBefore = world.queues().depths();
    }

    /** What is to be said once all invariants hold and go on holding, or nothing changes any more, or time is up. */
    List<Finding> afterQuiet(Map<String, Wish> accepted, Duration atMost, Log log) {
        Instant deadline = Instant.now().plus(atMost);
        Instant changed = Instant.now();
        Instant reported = Instant.EPOCH;
        Set<Violation> before = Set.of();
        while (true) {
            Instant began = Instant.now();
            mending.goOn();
            List<Finding> findings = findings(accepted);
            Set<Violation> now = violations(findings);
            if (!now.equals(before)) {
                changed = Instant.now();
            }
            Duration unchanged = Duration.between(changed, Instant.now());
            if (now.isEmpty() && before.isEmpty() && unchanged.compareTo(SETTLED) > 0
                    || unchanged.compareTo(NO_PROGRESS) > 0
                    || Instant.now().isAfter(deadline)) {
                return findings;
            }
            if (Duration.between(reported, Instant.now()).compareTo(REPORT) > 0) {
                log.line("waiting for quiet: " + now.size() + " things do not agree yet");
                reported = Instant.now();
            }
            before = now;
            // looking takes processors from those that are waited for
            Pause.of(1_000 + 2 * Duration.between(began, Instant.now()).toMillis());
        }
    }

    private static Set<Violation> violations(List<Finding> findings) {
        Set<Violation> all = new HashSet<>();
        findings.forEach(finding -> all.addAll(finding.violations()));
        return all;
    }

    private List<Finding> findings(Map<String, Wish> accepted) {
        try {
            // the house first: what it says to have done, the outside world must know
            OrderRecords records = OrderRecords.read(world.database(), shop);
            List<Finding> messaging = new MessagingBooks(world.database(), shop.customer())
                    .findings(queuesBefore, world.queues().depths());
            Evidence evidence =
                    new Evidence(shop, accepted, records, Ledgers.read(world.sandbox(), shop, ledgerBefore));
            List<Finding> all = new ArrayList<>(new OrderInvariants(evidence).findings());
            all.addAll(new ProviderInvariants(evidence).findings());
            all.addAll(new CustomerInvariants(evidence).findings());
            all.addAll(messaging);
            all.addAll(new RepairInvariants(RepairRecords.read(world.database(), shop.customer(), since)).findings());
            all.add(handled.doubled());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox does not answer", e);
        }
    }
}

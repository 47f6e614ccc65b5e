package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Places orders, breaks what they need meanwhile, mends it, waits for quiet and asks whether everything is right. */
public final class Campaign {

    private final World world;
    private final CampaignSettings settings;
    private final Log log;
    private final Shop shop = new Shop("crash-" + UUID.randomUUID().toString().substring(0, 8));

    /** @param out hears what happens, line by line */
    public Campaign(World world, CampaignSettings settings, Consumer<String> out) {
        this.world = world;
        this.settings = settings;
        this.log = new Log(out);
    }

    /** @return what was found; the servers run as before */
    public Verdict run() throws IOException {
        HandledLog handled = new HandledLog(world.database(), log);
        handled.open();
        try (handled) {
            shop.open(world);
            subscribe();
            return run(new Audit(world, shop, handled));
        } finally {
            world.sandbox().delete("/faults");
        }
    }

    private Verdict run(Audit audit) throws IOException {
        Instant until = Instant.now().plus(settings.length());
        Shoppers shoppers = new Shoppers(world, shop, settings.seed());
        DeedStrand deeds = new DeedStrand(world, settings, until, log);
        FaultStrand faults = new FaultStrand(world, until, settings.seed() + 2, log);
        try {
            shoppers.start(settings.ordersPerSecond());
            CompletableFuture<Void> breaking = CompletableFuture.runAsync(deeds);
            CompletableFuture<Void> failing = CompletableFuture.runAsync(faults);
            // a campaign in which nothing crashes any more shows nothing
            breaking.exceptionally(failure -> {
                faults.end();
                return null;
            });
            CompletableFuture.allOf(breaking, failing).join();
            log.line("everything is mended again");
            world.restore();
            shoppers.finish();
            log.line(shoppers.summary());
        } finally {
            shoppers.abandon();
        }
        List<Finding> findings = new ArrayList<>(audit.afterQuiet(shoppers.accepted(), settings.quiet(), log));
        findings.add(answered(shoppers));
        findings.add(struck(faults));
        unsubscribe();
        return new Verdict(
                settings.seed(),
                shoppers.accepted().size(),
                findings,
                new Verdict.Done(deeds.done().counts(), faults.struck().counts(), shoppers.summary()));
    }

    private Finding answered(Shoppers shoppers) {
        return new Finding(
                "every customer got an answer",
                shoppers.accepted().size(),
                shoppers.troubles().stream()
                        .map(trouble -> Violation.wrong(null, trouble))
                        .toList());
    }

    /** A campaign whose faults met nobody has shown nothing. */
    private static Finding struck(FaultStrand faults) {
        List<Violation> idle = new ArrayList<>();
        faults.struck().counts().forEach((fault, times) -> {
            if (times == 0) {
                idle.add(Violation.wrong(null, fault + " struck nobody"));
            }
        });
        return new Finding(
                "every provider fault struck", faults.struck().counts().size(), idle);
    }

    private String subscription;

    private void subscribe() throws IOException {
        String url = world.servers().sandbox().url() + "/webhook/" + shop.customer();
        JsonNode made = world.node(0, "integrator")
                .post("/webhooks/api/subscriptions", "{\"url\":\"" + url + "\",\"eventTypes\":[\"*\"]}")
                .require(201)
                .body();
        subscription = made.path("id").asText();
        world.sandbox()
                .put(
                        "/webhook/" + shop.customer(),
                        "{\"secret\":\"" + made.path("secret").asText() + "\"}")
                .require(204);
    }

    private void unsubscribe() throws IOException {
        world.node(0, "integrator")
                .delete("/webhooks/api/subscriptions/" + subscription)
                .require(204);
    }

    /** Everything that happened to the orders that the verdict names, for those who look for the reason. */
    public List<String> timelines(Verdict verdict, int atMost) throws IOException {
        Set<String> orders = new TreeSet<>(verdict.wrongOrders());
        List<String> lines = new ArrayList<>();
        for (String order : orders.stream().limit(atMost).toList()) {
            lines.add("timeline of " + order);
            for (JsonNode entry : world.node(0, "viewer")
                    .get("/ops/api/timeline?businessId=" + order)
                    .require(200)
                    .body()) {
                lines.add("  " + text(entry));
            }
        }
        return lines;
    }

    private static String text(JsonNode entry) {
        StringBuilder line = new StringBuilder();
        for (String field : List.of("at", "kind", "context", "consumer", "name", "outcome", "detail", "node")) {
            if (entry.hasNonNull(field)) {
                line.append(entry.get(field).asText()).append(' ');
            }
        }
        return line.toString().trim();
    }
}

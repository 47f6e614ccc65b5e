package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Places orders, breaks what they need and lets operators work meanwhile, mends it, waits for quiet and asks whether
 * everything is right.
 */
public final class Campaign {

    private final World world;
    private final CampaignSettings settings;
    private final Log log;
    private final Shop shop = new Shop("crash-" + UUID.randomUUID().toString().substring(0, 8));
    private final Operator operator;
    private final ProviderSwitch provider;
    private final Poison poison;

    /** @param out hears what happens, line by line */
    public Campaign(World world, CampaignSettings settings, Consumer<String> out) {
        this.world = world;
        this.settings = settings;
        this.log = new Log(out);
        this.operator = new Operator(world, shop.customer());
        this.provider = new ProviderSwitch(world);
        this.poison = new Poison(world.database(), log);
    }

    /** @return what was found; the servers run as before */
    public Verdict run() throws IOException {
        HandledLog handled = new HandledLog(world.database(), log);
        handled.open();
        try (handled;
                poison;
                Outside outside = new Outside(world, shop)) {
            poison.open();
            shop.open(world);
            outside.open();
            provider.to(ProviderSwitch.BOTH);
            Repairs repairs = new Repairs(operator, shop.customer());
            return run(repairs, new Audit(world, shop, handled, new Mending(operator, repairs, log)));
        } finally {
            world.sandbox().delete("/faults");
            provider.forget();
        }
    }

    private Verdict run(Repairs repairs, Audit audit) throws IOException {
        Instant until = Instant.now().plus(settings.length());
        Shoppers shoppers = new Shoppers(world, shop, settings.seed());
        Strands strands = new Strands(world, settings, until, desk(repairs), log);
        try {
            shoppers.start(settings.ordersPerSecond());
            strands.run();
            log.line("everything is mended again");
            world.restore();
            provider.putBack();
            shoppers.finish();
            log.line(shoppers.summary());
        } finally {
            shoppers.abandon();
        }
        List<Finding> findings = new ArrayList<>(audit.afterQuiet(shoppers.accepted(), settings.quiet(), log));
        findings.add(answered(shoppers));
        findings.addAll(strands.proven());
        return new Verdict(settings.seed(), shoppers.accepted().size(), findings, strands.done(shoppers.summary()));
    }

    private OperatorDesk desk(Repairs repairs) {
        return new OperatorDesk(operator, repairs, poison, provider, new Strangers(world.queues(), shop.customer()));
    }

    private Finding answered(Shoppers shoppers) {
        return new Finding(
                "every customer got an answer",
                shoppers.accepted().size(),
                shoppers.troubles().stream()
                        .map(trouble -> Violation.wrong(null, trouble))
                        .toList());
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

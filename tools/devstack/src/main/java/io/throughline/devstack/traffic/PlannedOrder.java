package io.throughline.devstack.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.devstack.traffic.Catalog.Product;
import io.throughline.devstack.traffic.Customer.Home;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** An order as it will be placed, and when its customer regrets it. */
record PlannedOrder(Kind kind, String body, Optional<Duration> regret) {
    private static final String REFUSED_POSTAL_CODE = "00000";
    private static final int MOST_LINES = 8;

    static PlannedOrder next(Random random) {
        Kind kind = Kind.next(random);
        Customer customer = Customer.next(random);
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.putObject("customer")
                .put("id", customer.id())
                .put("email", customer.email())
                .put("language", customer.home().language());
        order.put("currency", customer.home().currency());
        lines(order.putArray("lines"), kind, random);
        order.putObject("payment").put("method", "card").put("token", kind.token());
        shipTo(order.putObject("shipTo"), customer, kind);
        return new PlannedOrder(kind, order.toString(), regret(kind, random));
    }

    /** Most orders are small: every further line is as likely as not. */
    private static void lines(ArrayNode lines, Kind kind, Random random) {
        if (kind == Kind.SOLD_OUT) {
            line(lines, Catalog.SOLD_OUT, 1);
        }
        Set<String> taken = new HashSet<>();
        do {
            Product product = Catalog.next(random);
            if (taken.add(product.sku())) {
                line(lines, product, 1 + random.nextInt(random.nextInt(10) == 0 ? 12 : 3));
            }
        } while (lines.size() < MOST_LINES && random.nextBoolean());
    }

    private static void line(ArrayNode lines, Product product, int quantity) {
        lines.addObject().put("sku", product.sku()).put("quantity", quantity).put("unitPrice", product.price());
    }

    private static void shipTo(ObjectNode shipTo, Customer customer, Kind kind) {
        Home home = customer.home();
        shipTo.put("name", customer.name());
        shipTo.put("street", home.street() + " " + (1 + customer.number() % 90));
        shipTo.put("postalCode", kind == Kind.ADDRESS_REFUSED ? REFUSED_POSTAL_CODE : home.postalCode());
        shipTo.put("city", home.city()).put("country", home.country());
    }

    private static Optional<Duration> regret(Kind kind, Random random) {
        if (!kind.isRegretted()) {
            return Optional.empty();
        }
        int millis = kind == Kind.REGRETTED_AT_ONCE ? random.nextInt(100) : 500 + random.nextInt(2_000);
        return Optional.of(Duration.ofMillis(millis));
    }
}

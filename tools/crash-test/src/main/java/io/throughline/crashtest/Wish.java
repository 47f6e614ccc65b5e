package io.throughline.crashtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An order as it will be placed.
 *
 * @param key under which it is placed, however often
 * @param lines quantity by article
 * @param cancelAfterMillis when its customer asks to cancel it, or null
 */
record Wish(String key, Kind kind, Map<String, Integer> lines, String body, Long cancelAfterMillis) {

    static final int PRICE = 1_250;

    /** What becomes of it by its making. */
    enum Kind {
        ORDINARY(64),
        DECLINED(6),
        INSUFFICIENT_FUNDS(4),
        OUT_OF_STOCK(5),
        ADDRESS_REFUSED(5),
        CANCELLED_AT_ONCE(6),
        CANCELLED_LATER(10);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        static Kind next(Random random) {
            int chance = random.nextInt(100);
            for (Kind kind : values()) {
                chance -= kind.share;
                if (chance < 0) {
                    return kind;
                }
            }
            return ORDINARY;
        }

        private String token() {
            return switch (this) {
                case DECLINED -> "tok_declined";
                case INSUFFICIENT_FUNDS -> "tok_insufficient_funds";
                default -> "tok_ok";
            };
        }
    }

    long total() {
        return (long) PRICE
                * lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    static Wish next(Random random, Shop shop) {
        Kind kind = Kind.next(random);
        Map<String, Integer> lines = new TreeMap<>();
        int articles = 1 + random.nextInt(3);
        for (int i = 0; i < articles; i++) {
            lines.put(pick(random, shop.articles()), 1 + random.nextInt(4));
        }
        if (kind == Kind.OUT_OF_STOCK) {
            lines.put(shop.soldOut(), 1);
        }
        Long cancelAfter = kind == Kind.CANCELLED_AT_ONCE
                ? Long.valueOf(random.nextInt(50))
                : kind == Kind.CANCELLED_LATER ? Long.valueOf(300 + random.nextInt(4_000)) : null;
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Wish(key, kind, lines, body(shop, kind, lines, random), cancelAfter);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String body(Shop shop, Kind kind, Map<String, Integer> lines, Random random) {
        ObjectNode order = Http.JSON.createObjectNode();
        order.putObject("customer")
                .put("id", shop.customer())
                .put("email", shop.email())
                .put("language", pick(random, List.of("en", "de", "fr")));
        order.put("currency", "EUR");
        var array = order.putArray("lines");
        lines.forEach((sku, quantity) ->
                array.addObject().put("sku", sku).put("quantity", quantity).put("unitPrice", PRICE));
        order.putObject("payment").put("method", "card").put("token", kind.token());
        order.putObject("shipTo")
                .put("name", "Ada Lovelace")
                .put("street", "Lane 1")
                .put("postalCode", kind == Kind.ADDRESS_REFUSED ? "00000" : "10115")
                .put("city", "Berlin")
                .put("country", "DE");
        return order.toString();
    }
}

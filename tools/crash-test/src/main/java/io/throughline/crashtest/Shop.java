package io.throughline.crashtest;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** What one campaign sells, and to whom: names that nobody else uses. */
record Shop(String customer) {

    /** Of each article, at the start. */
    static final long STOCK = 1_000_000;

    private static final int ARTICLES = 8;

    List<String> articles() {
        return IntStream.range(0, ARTICLES)
                .mapToObj(number -> customer + "-" + number)
                .toList();
    }

    String soldOut() {
        return customer + "-sold-out";
    }

    String email() {
        return customer + "@example.org";
    }

    void open(World world) throws IOException {
        for (String sku : articles()) {
            count(world, sku, STOCK);
        }
        count(world, soldOut(), 0);
    }

    private static void count(World world, String sku, long onHand) throws IOException {
        world.node(0, "stockkeeper")
                .put("/inventory/api/stock/" + sku, "{\"onHand\":" + onHand + "}")
                .require(200);
    }
}

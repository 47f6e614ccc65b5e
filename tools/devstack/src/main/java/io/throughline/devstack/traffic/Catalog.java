package io.throughline.devstack.traffic;

import java.util.List;
import java.util.Random;

/** What the shop sells; a few things are bought far more often than the rest. */
final class Catalog {
    /** On sale, but never in stock. */
    static final Product SOLD_OUT = new Product("shop-teapot-limited", 8_900);

    private static final List<Product> PRODUCTS = List.of(
            new Product("shop-tea-assam-250", 690),
            new Product("shop-tea-darjeeling-100", 1_150),
            new Product("shop-tea-earl-grey-250", 720),
            new Product("shop-tea-sencha-100", 980),
            new Product("shop-tea-rooibos-500", 850),
            new Product("shop-coffee-espresso-1000", 1_890),
            new Product("shop-coffee-filter-500", 1_050),
            new Product("shop-coffee-decaf-500", 1_120),
            new Product("shop-filter-paper-100", 290),
            new Product("shop-sugar-cane-500", 340),
            new Product("shop-honey-acacia-350", 790),
            new Product("shop-biscuits-oat-200", 310),
            new Product("shop-chocolate-dark-100", 360),
            new Product("shop-mug-blue", 1_400),
            new Product("shop-mug-white", 1_200),
            new Product("shop-strainer-steel", 950),
            new Product("shop-teapot-glass", 3_450),
            new Product("shop-kettle-electric", 5_990),
            new Product("shop-grinder-hand", 7_900),
            new Product("shop-scale-kitchen", 2_490));

    private Catalog() {}

    /** A stock keeping unit and its price in minor units. */
    record Product(String sku, long price) {}

    static List<Product> products() {
        return PRODUCTS;
    }

    /** The square of a chance prefers the beginning of the list. */
    static Product next(Random random) {
        double chance = random.nextDouble();
        return PRODUCTS.get((int) (chance * chance * PRODUCTS.size()));
    }
}

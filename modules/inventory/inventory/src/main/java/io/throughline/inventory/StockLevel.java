package io.throughline.inventory;

/**
 * How much of an article there is.
 *
 * @param onHand in the warehouse
 * @param reserved of these held for orders
 * @param available what new orders can have
 */
public record StockLevel(String sku, long onHand, long reserved, long available) {}

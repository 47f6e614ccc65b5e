package io.throughline.inventory.restock;

/** So many pieces more of an article. */
public record RestockLine(String sku, long quantity) {}

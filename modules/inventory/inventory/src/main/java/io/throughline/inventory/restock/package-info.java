/** Goods that come in, of thousands of articles at once, booked behind what customers wait for. */
package io.throughline.inventory.restock;

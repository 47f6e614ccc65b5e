/** What is in stock, and what of it is held for which order. */
package io.throughline.inventory;

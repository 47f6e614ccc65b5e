/** What the inventory context tells the others, as versioned records. */
package io.throughline.inventory.events;

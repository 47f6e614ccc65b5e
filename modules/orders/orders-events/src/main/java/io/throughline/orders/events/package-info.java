/** What the orders context tells others: the life of an order as versioned events. */
package io.throughline.orders.events;

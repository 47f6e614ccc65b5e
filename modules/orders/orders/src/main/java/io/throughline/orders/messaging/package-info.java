/** What orders hears of the others: one consumer for each source, one handler for each event. */
package io.throughline.orders.messaging;

/** What inventory does about the events of orders. */
package io.throughline.inventory.messaging;

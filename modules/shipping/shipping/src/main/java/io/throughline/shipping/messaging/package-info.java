/** What shipping does about the events of orders. */
package io.throughline.shipping.messaging;

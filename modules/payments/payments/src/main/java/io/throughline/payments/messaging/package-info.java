/** What payments does about the events of orders. */
package io.throughline.payments.messaging;

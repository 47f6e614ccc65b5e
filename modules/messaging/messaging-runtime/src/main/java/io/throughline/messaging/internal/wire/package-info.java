/** The wire format, CloudEvents 1.0 in JMS messages, and what is derived from an event's identity. */
package io.throughline.messaging.internal.wire;

/** The relay: takes events from the log in the order of their commits and hands them to the broker. */
package io.throughline.messaging.internal.relay;

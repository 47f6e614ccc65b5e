/** What can be handled no further: to the consumer's dead-letter address, with its reason. */
package io.throughline.messaging.internal.deadletter;

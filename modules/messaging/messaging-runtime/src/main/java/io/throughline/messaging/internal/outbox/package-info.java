/** The producing side: appends events to the log within the caller's transaction. */
package io.throughline.messaging.internal.outbox;

/** What was published compared with what was handled, and the way back to the consumer. */
package io.throughline.messaging.internal.reconciliation;

/** The consuming side: from a message to its handler, order through failure, and the dead-letter address. */
package io.throughline.messaging.internal.delivery;

/** In the package of what it replaces, of which it needs the parts. */
package io.throughline.messaging.internal.outbox;

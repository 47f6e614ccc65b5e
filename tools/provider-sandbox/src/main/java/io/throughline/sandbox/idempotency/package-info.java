/** What a call under an idempotency key does once, however often it comes. */
package io.throughline.sandbox.idempotency;

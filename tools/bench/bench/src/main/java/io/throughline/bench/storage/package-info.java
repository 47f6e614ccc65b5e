/** What the outbox's candidates for storage cost. */
package io.throughline.bench.storage;

/** The dead-letter store, filled and asked. */
package io.throughline.bench.store;

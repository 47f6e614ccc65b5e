/** The events that the bench publishes and consumes. */
package io.throughline.bench.events;

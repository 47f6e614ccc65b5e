/** The plainest relay that keeps its promise, to compare with. */
package io.throughline.bench.reference;

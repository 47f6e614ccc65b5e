/** Messages that no event of ours looks like. */
package io.throughline.bench.hostile;

/** Business transactions at full speed or at a given rate. */
package io.throughline.bench.load;

/** The consumers whose rate is measured. */
package io.throughline.bench.messaging;

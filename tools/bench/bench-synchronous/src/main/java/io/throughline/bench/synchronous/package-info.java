/** The order as it is made without messaging: charged within the request. */
package io.throughline.bench.synchronous;

/** Load on the whole product, from outside. */
package io.throughline.bench.shop;

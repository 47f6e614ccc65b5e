/** The order, its life cycle and the process that leads it to confirmed or cancelled. */
package io.throughline.orders;

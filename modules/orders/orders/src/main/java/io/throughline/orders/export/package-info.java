/** The orders of a day as a file for those who keep books elsewhere, written behind what customers wait for. */
package io.throughline.orders.export;

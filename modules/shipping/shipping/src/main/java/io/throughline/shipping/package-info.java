/** The shipping context: the life of a shipment, and the carriers that move it. */
package io.throughline.shipping;

/** Shipments over HTTP, for shop fronts and support. */
package io.throughline.shipping.rest;

/** Payments over HTTP, for shop fronts and support. */
package io.throughline.payments.rest;

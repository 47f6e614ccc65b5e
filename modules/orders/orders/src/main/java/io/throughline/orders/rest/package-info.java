/** Orders over HTTP: placing, reading, watching and cancelling. */
package io.throughline.orders.rest;

/** Customers' endpoints: takes the webhooks that the product sends and counts them. */
package io.throughline.sandbox.webhook;

/** The endpoints of customers over HTTP, and which of them may be called. */
package io.throughline.webhooks.provider;

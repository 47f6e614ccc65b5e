/** The adapter to the carrier of the provider sandbox, whose HTTP interface is like that of real carriers. */
package io.throughline.shipping.provider.sandbox;

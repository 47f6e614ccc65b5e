/** The adapter to the provider sandbox, whose HTTP interface is like that of real providers. */
package io.throughline.payments.provider.sandbox;

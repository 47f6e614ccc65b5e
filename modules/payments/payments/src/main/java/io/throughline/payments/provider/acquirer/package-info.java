/** The adapter to an acquirer with one address, commands as forms, decimals, and references that it takes once. */
package io.throughline.payments.provider.acquirer;

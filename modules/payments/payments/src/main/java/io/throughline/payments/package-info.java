/** The life of a payment: what is asked of the provider, what it answered, and what the order's fate makes of it. */
package io.throughline.payments;

/** The acquirer, a payment provider of another style: one address, commands as forms, decimals, errors within a 200. */
package io.throughline.sandbox.acquirer;

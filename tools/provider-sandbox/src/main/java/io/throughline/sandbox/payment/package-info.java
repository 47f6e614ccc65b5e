/** The payment provider: authorizations, captures, voids, refunds, idempotency keys and the ledger of all of them. */
package io.throughline.sandbox.payment;

/** Signatures as Standard Webhooks has them, for what is received and for what is sent. */
package io.throughline.sandbox.signature;

/** What the payment provider sends by itself: signed webhooks to its merchant, late, twice or out of order on demand. */
package io.throughline.sandbox.courier;

/** Whatever other contexts publish. */
package io.throughline.webhooks.messaging;

/** What the webhooks context tells the others, as versioned records. */
package io.throughline.webhooks.events;

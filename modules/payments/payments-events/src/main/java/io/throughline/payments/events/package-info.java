/** What the payments context tells the others, as versioned records. */
package io.throughline.payments.events;

/** What the shipping context tells the others, as versioned records. */
package io.throughline.shipping.events;

/** The webhooks context: customers subscribe to events and get them, signed, at an endpoint of theirs. */
package io.throughline.webhooks;

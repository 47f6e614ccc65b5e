package io.throughline.webhooks;

/**
 * An endpoint with deliveries that are due.
 *
 * @param held whether some of them are not yet to be sent, for the pace's sake
 */
record DueEndpoint(String name, boolean held) {}

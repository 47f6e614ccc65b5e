package io.throughline.messaging.internal.relay;

import java.util.List;

/**
 * The outcome of one renewal.
 *
 * @param surplus how many shards the node holds beyond its share, to be given back when they are idle
 * @param alone whether no other node is alive
 */
record Renewal(List<Cursor> kept, List<Cursor> claimed, int surplus, boolean alone) {}

package io.throughline.sandbox.http;

/** How a call ends for its client. */
public sealed interface Outcome permits Reply, Reset, Hold {}

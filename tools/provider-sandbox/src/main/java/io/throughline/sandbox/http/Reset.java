package io.throughline.sandbox.http;

/** The connection is torn down with a TCP RST instead of an answer. */
public record Reset() implements Outcome {}

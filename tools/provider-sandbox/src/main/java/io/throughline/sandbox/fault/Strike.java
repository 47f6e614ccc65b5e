package io.throughline.sandbox.fault;

/** A fault that strikes one call. */
public record Strike(Effect effect, Moment moment) {}

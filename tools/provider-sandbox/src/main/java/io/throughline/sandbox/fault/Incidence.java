package io.throughline.sandbox.fault;

/** How often a fault strikes and when: a null moment means either at random, null times or seed mean unset. */
record Incidence(double rate, Moment when, Long times, Long seed) {}

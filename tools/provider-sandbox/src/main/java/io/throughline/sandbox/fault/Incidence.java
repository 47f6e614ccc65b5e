package io.throughline.sandbox.fault;

/**
 * How often a fault strikes and when: a null moment means either at random, null times or seed mean unset.
 *
 * @param spared how many calls it lets pass in any second before it strikes, or null for none
 */
record Incidence(double rate, Moment when, Long times, Long seed, Long spared) {}

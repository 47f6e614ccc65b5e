package io.throughline.crashtest;

import java.util.List;

/** What became of one invariant: of so many things, these break it. */
record Finding(String invariant, long checked, List<Violation> violations) {}

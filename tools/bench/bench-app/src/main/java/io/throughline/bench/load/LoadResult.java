package io.throughline.bench.load;

import java.util.List;

/**
 * What a load did.
 *
 * @param transactions how many were committed
 * @param seconds how long they took together
 * @param commits when each was committed, in the machine's nanoseconds, by number from {@code first}; empty at full speed
 */
public record LoadResult(long first, long transactions, double seconds, List<Long> commits) {}

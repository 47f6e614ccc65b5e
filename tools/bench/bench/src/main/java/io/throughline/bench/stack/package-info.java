/** The servers that a workload runs against, each in a process of its own. */
package io.throughline.bench.stack;

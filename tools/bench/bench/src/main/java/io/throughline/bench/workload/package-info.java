/** The workloads, one sub-command each. */
package io.throughline.bench.workload;

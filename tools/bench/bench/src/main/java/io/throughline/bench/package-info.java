/** Command line of the bench: workloads, their references and their reports. */
package io.throughline.bench;

/** Figures, as a table for people and as JSON for programs. */
package io.throughline.bench.report;

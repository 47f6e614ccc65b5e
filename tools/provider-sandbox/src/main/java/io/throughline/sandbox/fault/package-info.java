/** Faults on demand: which calls they strike, before or after the provider's work, and how often they did. */
package io.throughline.sandbox.fault;

/** Generates activation specifications, addresses, queues, diverts and settings from the consumers' declarations. */
package io.throughline.topology;

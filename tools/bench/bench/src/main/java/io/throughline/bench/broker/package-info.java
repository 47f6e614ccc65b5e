/** What a durable send costs, by way of sending. */
package io.throughline.bench.broker;

/** Consumers as operators see them: whether they run, and how much of them. */
package io.throughline.messaging.consumer;

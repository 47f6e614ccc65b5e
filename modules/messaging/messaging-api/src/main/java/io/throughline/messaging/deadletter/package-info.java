/** Messages that a consumer gave up: what operators see of them and do with them. */
package io.throughline.messaging.deadletter;

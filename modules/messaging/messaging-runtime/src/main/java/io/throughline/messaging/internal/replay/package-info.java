/** Sending events to one consumer again: what is covered, how fast, and what became of it. See docs/adr/0016-replay.md. */
package io.throughline.messaging.internal.replay;

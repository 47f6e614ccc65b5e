/** Sending events to one consumer again, as a job that operators can watch, pause and stop. */
package io.throughline.messaging.replay;

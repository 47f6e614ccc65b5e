/** Records what happens beside the events, and reads the timeline of a key. */
package io.throughline.messaging.internal.timeline;

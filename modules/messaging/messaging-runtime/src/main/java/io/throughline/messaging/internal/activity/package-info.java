/** What is recorded of a key beside its events, see docs/adr/0009-timeline.md. */
package io.throughline.messaging.internal.activity;

/** Spans of messages and calls, after OpenTelemetry's semantic conventions; nothing while the telemetry is disabled. */
package io.throughline.messaging.internal.trace;

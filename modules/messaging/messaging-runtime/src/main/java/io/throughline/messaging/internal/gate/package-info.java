/** What lets deliveries begin: not while their consumer is paused, and few at a time after an outage. */
package io.throughline.messaging.internal.gate;

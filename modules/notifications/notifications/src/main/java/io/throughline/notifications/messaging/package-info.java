/** What notifications does about the events of others, and its own work. */
package io.throughline.notifications.messaging;

/** Effects happen once: the record of the event is committed together with its effect. */
package io.throughline.messaging.internal.inbox;

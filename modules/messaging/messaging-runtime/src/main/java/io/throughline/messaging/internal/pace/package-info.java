/** At which rate other systems are called, by all nodes together. */
package io.throughline.messaging.internal.pace;

/** The launcher of the broker: Artemis and its official console in a JVM of their own. */
package io.throughline.devstack.broker;

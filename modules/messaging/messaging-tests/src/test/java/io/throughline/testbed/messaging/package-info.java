/** Consumers of the testbed. */
package io.throughline.testbed.messaging;

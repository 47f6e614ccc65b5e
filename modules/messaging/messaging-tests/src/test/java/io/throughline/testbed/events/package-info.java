/** Events of the testbed. */
package io.throughline.testbed.events;

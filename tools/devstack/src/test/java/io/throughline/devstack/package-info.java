/** The parts that need no server. */
package io.throughline.devstack;

/** The commands of {@code ./run}. */
package io.throughline.devstack.cli;

/** Runs every rule of the house against the house itself and against what was planted for it. */
package io.throughline.architecture;

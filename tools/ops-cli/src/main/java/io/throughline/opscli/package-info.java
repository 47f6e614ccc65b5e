/** Operations from a terminal. */
package io.throughline.opscli;

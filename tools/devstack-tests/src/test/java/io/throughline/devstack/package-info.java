/** Starts, kills and finds again the real servers. */
package io.throughline.devstack;

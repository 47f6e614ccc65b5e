/** Starts, stops and finds again the real servers that Throughline needs, for people, tests and the bench. */
package io.throughline.devstack;

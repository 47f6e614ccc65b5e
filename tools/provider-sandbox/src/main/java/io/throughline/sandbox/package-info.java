/** The providers of the order process played on one loopback port: start, stop and command line. */
package io.throughline.sandbox;

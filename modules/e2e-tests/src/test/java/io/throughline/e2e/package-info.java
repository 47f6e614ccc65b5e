/** End-to-end tests of the packaged server, with nothing but what a client, an operator or a crash can do to it. */
package io.throughline.e2e;

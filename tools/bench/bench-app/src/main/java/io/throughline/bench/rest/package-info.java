/** How the command line starts a load in the server. */
package io.throughline.bench.rest;

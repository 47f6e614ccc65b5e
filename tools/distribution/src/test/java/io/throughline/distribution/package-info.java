/** The archive and nothing else, on servers that know nothing of Throughline. */
package io.throughline.distribution;

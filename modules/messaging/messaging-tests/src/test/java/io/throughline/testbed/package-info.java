/** A small bounded context whose handlers fail on demand: what the acceptance tests of the runtime run against. */
package io.throughline.testbed;

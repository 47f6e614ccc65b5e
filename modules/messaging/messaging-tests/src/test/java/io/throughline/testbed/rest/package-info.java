/** Drives the testbed over HTTP. */
package io.throughline.testbed.rest;

/** What operators see and do, over HTTP. */
package io.throughline.ops.rest;

/** The sandbox's HTTP: routes, strict JSON input, problem answers, and the rude endings a real network has. */
package io.throughline.sandbox.http;

/** An append-only file of JSON lines that survives a kill at any instant. */
package io.throughline.sandbox.journal;

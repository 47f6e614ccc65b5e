/** What Throughline adds to Artemis's resource adapter. */
package io.throughline.artemis;

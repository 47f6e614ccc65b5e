/** What a person at a terminal reads and is asked. */
package io.throughline.opscli.screen;

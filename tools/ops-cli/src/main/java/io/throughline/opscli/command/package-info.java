/** One class for each command. */
package io.throughline.opscli.command;

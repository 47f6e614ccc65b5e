/** To whom the commands speak, as whom, and what is answered. */
package io.throughline.opscli.connection;

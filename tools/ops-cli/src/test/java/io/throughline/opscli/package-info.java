/** Commands against a server that answers as it is told. */
package io.throughline.opscli;

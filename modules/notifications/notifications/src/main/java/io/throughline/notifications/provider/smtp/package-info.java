/** SMTP, by Jakarta Mail. */
package io.throughline.notifications.provider.smtp;

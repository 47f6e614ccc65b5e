/** Mails over HTTP, for support. */
package io.throughline.notifications.rest;

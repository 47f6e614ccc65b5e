/** One mail to many customers, sent behind everything that a customer waits for. */
package io.throughline.notifications.campaign;

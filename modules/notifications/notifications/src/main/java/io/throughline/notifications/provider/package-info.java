/** How mails leave the house. */
package io.throughline.notifications.provider;

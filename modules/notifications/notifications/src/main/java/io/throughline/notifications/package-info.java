/** The notifications context: what customers hear of by e-mail. */
package io.throughline.notifications;

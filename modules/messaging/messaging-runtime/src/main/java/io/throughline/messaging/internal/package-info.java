/** The messaging runtime; contexts never see it. */
package io.throughline.messaging.internal;

/** What failed and where, apart from what differs between two failures of one cause. */
package io.throughline.messaging.internal.failure;

/** Retention: partitions made ahead and dropped in bulk. */
package io.throughline.messaging.internal.maintenance;

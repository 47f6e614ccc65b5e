/** A data source whose connections send the last statements of a transaction together with its commit. */
package io.throughline.messaging.jdbc;

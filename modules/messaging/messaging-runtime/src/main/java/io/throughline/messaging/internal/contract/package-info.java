/** Event contracts: names, versions, JSON Schemas, upcasting. */
package io.throughline.messaging.internal.contract;

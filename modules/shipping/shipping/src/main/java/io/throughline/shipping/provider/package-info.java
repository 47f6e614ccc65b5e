/** What shipping needs of any carrier; an adapter for each is in a package below. */
package io.throughline.shipping.provider;

/** What payments needs of any payment provider; an adapter for each is in a package below. */
package io.throughline.payments.provider;

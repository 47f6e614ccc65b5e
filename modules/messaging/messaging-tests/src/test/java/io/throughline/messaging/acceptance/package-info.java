/** What the messaging runtime guarantees, tried on real Liberty, PostgreSQL and Artemis. */
package io.throughline.messaging.acceptance;

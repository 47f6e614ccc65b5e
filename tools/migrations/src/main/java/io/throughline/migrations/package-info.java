/** Creates the database's roles and rights, and brings every context's schema up to date. */
package io.throughline.migrations;

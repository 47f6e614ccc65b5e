/** Real servers for tests: Arquillian on managed Liberty with the build's PostgreSQL and Artemis, and probes to look with. */
package io.throughline.messaging.testkit;

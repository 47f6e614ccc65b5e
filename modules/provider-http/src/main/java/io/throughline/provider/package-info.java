/** How an adapter talks to a provider over HTTP. Each WAR with such an adapter holds a copy. */
package io.throughline.provider;

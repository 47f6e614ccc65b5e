/** What the messaging runtime guarantees when its processes are killed, and to operators: real nodes, seen from outside. */
package io.throughline.messaging.nodes;

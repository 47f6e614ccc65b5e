package io.throughline.messaging.internal.relay;

import java.util.UUID;

/**
 * One life of a node.
 *
 * @param name the name that survives a restart, unique among the running nodes
 * @param owner the name with the mark of this life
 */
record Node(String name, String owner) {

    static Node named(String name) {
        return new Node(name, name + '#' + UUID.randomUUID());
    }
}

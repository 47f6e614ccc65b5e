package io.throughline.crashtest;

import io.throughline.devstack.LibertyServer;
import java.util.List;
import java.util.Random;

/** All that happens to servers. */
final class Deeds {

    private static final Deed KILL_BROKER = new Deed("SIGKILL of the broker", (world, random) -> {
        world.servers().broker().kill();
        Pause.of(500 + random.nextInt(6_000));
        world.servers().broker().start();
    });

    private static final Deed CRASH_DATABASE = new Deed("immediate shutdown of the database", (world, random) -> {
        world.servers().postgres().stopImmediately();
        Pause.of(random.nextInt(4_000));
        world.servers().postgres().start();
    });

    private static final Deed FREEZE_NODE = new Deed("SIGSTOP of a node for a while", (world, random) -> {
        LibertyServer node = any(world, random);
        node.suspend();
        Pause.of(1_000 + random.nextInt(14_000));
        node.resume();
    });

    private static final Deed FREEZE_BROKER = new Deed("SIGSTOP of the broker for a while", (world, random) -> {
        world.servers().broker().suspend();
        Pause.of(1_000 + random.nextInt(6_000));
        world.servers().broker().resume();
    });

    private static final Deed KILL_NODE = new Deed("SIGKILL of a node", (world, random) -> {
        LibertyServer node = any(world, random);
        node.kill();
        Pause.of(random.nextInt(4_000));
        node.start();
    });

    private static final Deed RESTART_NODE = new Deed(
            "clean restart of a node", (world, random) -> any(world, random).restart());

    private static final Deed RESTART_BROKER = new Deed(
            "clean restart of the broker",
            (world, random) -> world.servers().broker().restart());

    /** In a long campaign; the quick ones twice. */
    static final List<Deed> ALL = List.of(
            KILL_BROKER,
            KILL_BROKER,
            CRASH_DATABASE,
            CRASH_DATABASE,
            FREEZE_NODE,
            FREEZE_BROKER,
            KILL_NODE,
            RESTART_NODE,
            RESTART_BROKER);

    /** Those that are over soon, and one that is not. */
    static final List<Deed> QUICK = List.of(KILL_BROKER, CRASH_DATABASE, KILL_NODE);

    private Deeds() {}

    private static LibertyServer any(World world, Random random) {
        return world.nodes().get(random.nextInt(world.nodes().size()));
    }
}

package io.throughline.crashtest;

import io.throughline.devstack.LibertyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The choice of the payment provider, changed in the configuration of the running nodes as an operator changes it. */
final class ProviderSwitch {

    /** What a campaign goes back to, so that both have something to do. */
    static final String BOTH = "sandbox:50,acquirer:50";

    private static final String FILE = "configDropins/overrides/payment-provider.xml";
    private static final String XML =
            "<server><variable name=\"throughline.payments.provider\" value=\"%s\"/></server>";
    private static final Duration SEEN = Duration.ofSeconds(20);
    private static final Duration PUT_BACK = Duration.ofMinutes(2);

    private final World world;
    private volatile String setting = BOTH;

    ProviderSwitch(World world) {
        this.world = world;
    }

    /** @return whether a node goes by it */
    boolean to(String wanted) {
        setting = wanted;
        world.nodes().forEach(this::write);
        return Pause.until(SEEN, () -> {
            renew();
            return world.nodes().stream().anyMatch(node -> inForce(node).equals(wanted));
        });
    }

    /** A node that is started anew has forgotten it. */
    void renew() {
        world.nodes().stream()
                .filter(node -> !Files.exists(node.serverDir().resolve(FILE)))
                .forEach(this::write);
    }

    /** As before the campaign, at every node. */
    void putBack() {
        forget();
        if (!Pause.until(
                PUT_BACK,
                () -> world.nodes().stream().allMatch(node -> inForce(node).equals("sandbox")))) {
            throw new IllegalStateException("the payment provider is not as before");
        }
    }

    /** Whether or not a node is there to see it. */
    void forget() {
        try {
            for (LibertyServer node : world.nodes()) {
                Files.deleteIfExists(node.serverDir().resolve(FILE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one step, for Liberty watches the directory; and not while a node that is down is written anew. */
    private synchronized void write(LibertyServer node) {
        if (!node.isRunning()) {
            return;
        }
        try {
            Path draft = Files.writeString(node.userDir().resolve(node.name() + ".provider"), XML.formatted(setting));
            Path file = node.serverDir().resolve(FILE);
            Files.createDirectories(file.getParent());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if the node does not answer. */
    private String inForce(LibertyServer node) {
        try {
            return world.node(world.nodes().indexOf(node), "viewer")
                    .get("/payments/api/provider-choice")
                    .body()
                    .path("setting")
                    .asText();
        } catch (IOException e) {
            return "";
        }
    }
}

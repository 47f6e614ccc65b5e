package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Who hears of the orders of a campaign: its customer's endpoint, and a node that the payment providers write to. */
final class Outside implements AutoCloseable {

    /** More than a campaign places orders for. */
    private static final int REQUESTS_PER_SECOND = 1_000;

    private final World world;
    private final Shop shop;
    private String subscription;

    Outside(World world, Shop shop) {
        this.world = world;
        this.shop = shop;
    }

    void open() throws IOException {
        String url = world.servers().sandbox().url() + "/webhook/" + shop.customer();
        JsonNode made = world.node(0, "integrator")
                .post(
                        "/webhooks/api/subscriptions",
                        "{\"url\":\"" + url + "\",\"eventTypes\":[\"*\"],\"preferences\":{\"requestsPerSecond\":"
                                + REQUESTS_PER_SECOND + "}}")
                .require(201)
                .body();
        subscription = made.path("id").asText();
        world.sandbox()
                .put(
                        "/webhook/" + shop.customer(),
                        "{\"secret\":\"" + made.path("secret").asText() + "\"}")
                .require(204);
        notifies("sandbox", "");
        notifies("acquirer", ",\"provider\":\"acquirer\"");
    }

    private void notifies(String provider, String more) throws IOException {
        String url = world.nodes().get(0).url() + "/payments/api/provider-webhooks/" + provider;
        world.sandbox()
                .put("/provider-webhooks/destination", "{\"url\":\"" + url + "\"" + more + "}")
                .require(204);
    }

    @Override
    public void close() throws IOException {
        world.node(0, "integrator")
                .delete("/webhooks/api/subscriptions/" + subscription)
                .require(204);
        world.sandbox().delete("/provider-webhooks/destination").require(204);
        world.sandbox()
                .delete("/provider-webhooks/destination?provider=acquirer")
                .require(204);
    }
}

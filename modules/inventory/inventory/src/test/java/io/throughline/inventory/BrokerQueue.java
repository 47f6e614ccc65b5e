package io.throughline.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** What somebody can do to a queue in the Artemis console. */
final class BrokerQueue {

    private static final String BEAN = "org.apache.activemq.artemis:broker=\\\"throughline\\\",component=addresses,"
            + "address=\\\"%1$s\\\",subcomponent=queues,routing-type=\\\"anycast\\\",queue=\\\"%1$s\\\"";

    private final String url = TestServers.shared().broker().consoleUrl();
    private final HttpProbe console = HttpProbe.of(url).as("broker");
    private final String bean;

    BrokerQueue(String queue) {
        this.bean = BEAN.formatted(queue);
    }

    void pause() {
        ask("\"type\":\"exec\",\"operation\":\"pause()\"");
    }

    void resume() {
        ask("\"type\":\"exec\",\"operation\":\"resume()\"");
    }

    long depth() {
        return ask("\"type\":\"read\",\"attribute\":\"MessageCount\"").asLong();
    }

    void purge() {
        ask("\"type\":\"exec\",\"operation\":\"removeAllMessages()\"");
    }

    private JsonNode ask(String question) {
        var json = "{\"mbean\":\"" + bean + "\"," + question + "}";
        var request = console.json(url + "jolokia/")
                .header("Origin", URI.create(url).resolve("/").toString())
                .POST(BodyPublishers.ofString(json));
        var answer = console.send(request).require(200).json();
        if (answer.path("status").intValue() != 200) {
            throw new IllegalStateException(json + ": " + answer);
        }
        return answer.path("value");
    }
}

package io.throughline.messaging.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Operations of queues as the Artemis console calls them: by Jolokia, as the console's account. */
record BrokerConsole(String url, String password) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BROKER = "org.apache.activemq.artemis:broker=\"throughline\"";
    private static final String QUEUE = BROKER + ",component=addresses,"
            + "address=\"%1$s\",subcomponent=queues,routing-type=\"anycast\",queue=\"%1$s\"";
    private static final String SEND =
            "sendMessage(java.util.Map,int,java.lang.String,boolean,java.lang.String,java.lang.String)";
    private static final int TEXT = 3;
    private static final String ACCOUNT = "broker";
    private static final String SET_RIGHTS =
            "addSecuritySettings(" + String.join(",", Collections.nCopies(8, "java.lang.String")) + ")";

    /** How many messages are in the queue, those included that a consumer has not acknowledged yet. */
    long depth(String queue) {
        return ask(Map.of("type", "read", "mbean", QUEUE.formatted(queue), "attribute", "MessageCount"))
                .longValue();
    }

    /** What consumers have in hand and not acknowledged, with all its properties. */
    String delivering(String queue) {
        return call(queue, "listDeliveringMessagesAsJSON()").asText();
    }

    /** The broker's numbers of the messages of one key. */
    List<Long> messages(String queue, String key) {
        var found = call(queue, "browse(java.lang.String)", "cloudEvents_partitionkey = '" + key + "'");
        return StreamSupport.stream(found.spliterator(), false)
                .map(message -> message.path("messageID").asLong())
                .toList();
    }

    /** From now on the application may not send to this address. */
    void refuse(String address) {
        var subscriber = "dev-subscriber";
        execute(BROKER, SET_RIGHTS, address, "amq", subscriber, subscriber, subscriber, subscriber, subscriber, "amq");
    }

    /** Ends {@link #refuse}. */
    void acceptAgain(String address) {
        execute(BROKER, "removeSecuritySettings(java.lang.String)", address);
    }

    /** A text message with nothing but a mark, as an operator sends one by hand. */
    void send(String queue, String mark) {
        call(queue, SEND, Map.of("mark", mark), TEXT, "{}", true, ACCOUNT, password);
    }

    JsonNode call(String queue, String operation, Object... arguments) {
        return execute(QUEUE.formatted(queue), operation, arguments);
    }

    private JsonNode execute(String bean, String operation, Object... arguments) {
        return ask(Map.of("type", "exec", "mbean", bean, "operation", operation, "arguments", arguments));
    }

    private JsonNode ask(Map<String, ?> question) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "jolokia/"))
                    .header("Authorization", "Basic " + credentials())
                    .header("Origin", URI.create(url).resolve("/").toString())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(question)))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            var json = JSON.readTree(answer.body());
            if (json.path("status").intValue() != 200) {
                throw new IllegalStateException(question + ": " + answer + " " + answer.body());
            }
            return json.path("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String credentials() {
        return Base64.getEncoder().encodeToString((ACCOUNT + ":" + password).getBytes(UTF_8));
    }
}

package io.throughline.messaging.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a server answered. */
public record Answer(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public JsonNode json() {
        return read(body());
    }

    public String text(String field) {
        return json().path(field).asText();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public Set<String> headerNames() {
        return response.headers().map().keySet();
    }

    public String mediaType() {
        return header("Content-Type");
    }

    public Answer require(int status) {
        if (status() != status) {
            throw new IllegalStateException(status() + " instead of " + status + ": " + body());
        }
        return this;
    }

    /** The texts at a JSON pointer of every element of an array. */
    public List<String> texts(String array, String pointer) {
        return StreamSupport.stream(json().path(array).spliterator(), false)
                .map(element -> element.at(pointer).asText())
                .toList();
    }
}

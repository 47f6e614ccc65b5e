package io.throughline.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a server answered. */
record Answer(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return read(body());
    }

    String text(String field) {
        return json().path(field).asText();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    Answer require(int status) {
        if (status() != status) {
            throw new IllegalStateException(status() + " instead of " + status + ": " + body());
        }
        return this;
    }

    /** The texts at a JSON pointer of every element of an array. */
    List<String> texts(String array, String pointer) {
        return StreamSupport.stream(json().path(array).spliterator(), false)
                .map(element -> element.at(pointer).asText())
                .toList();
    }
}

package io.throughline.sandbox.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Reply;

/** An answer as it is kept, to be given again to every repetition of the call. */
public record Answer(int status, JsonNode body) {
    public static Answer of(int status, Object body) {
        return new Answer(status, Json.MAPPER.valueToTree(body));
    }

    Reply reply() {
        return Reply.json(status, body);
    }
}

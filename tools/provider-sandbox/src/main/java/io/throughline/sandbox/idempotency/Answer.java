package io.throughline.sandbox.idempotency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Reply;

/** An answer as it is kept, to be given again to every repetition of the call. As text, for a ledger holds many. */
public final class Answer {
    @JsonProperty
    private final int status;

    @JsonProperty
    @JsonRawValue
    private final String body;

    @JsonCreator
    private Answer(@JsonProperty("status") int status, @JsonProperty("body") JsonNode body) {
        this.status = status;
        this.body = body.toString();
    }

    public static Answer of(int status, Object body) {
        return new Answer(status, Json.MAPPER.valueToTree(body));
    }

    Reply reply() {
        return Reply.text(status, "application/json", body);
    }
}

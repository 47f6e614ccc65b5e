package io.throughline.sandbox.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Received.class, name = "received"),
    @JsonSubTypes.Type(value = Entry.Secret.class, name = "secret")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Entry {
    /** A webhook that was taken. A null verdict means that no secret was known to check it with. */
    record Received(Arrival arrival, Boolean signatureValid) implements Entry {}

    /** The secret with which an endpoint checks from now on. */
    record Secret(String endpoint, String secret) implements Entry {}
}

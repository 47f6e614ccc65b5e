package io.throughline.ops.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to remember about a group. */
public record NoteRequest(
        @Schema(required = true, nullable = true, maxLength = 2000, description = "null removes the note")
        String note) {}

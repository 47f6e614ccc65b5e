package io.throughline.ops.rest;

import io.throughline.messaging.deadletter.DeadLetters;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some dead letters, the last dead-lettered first. */
public record LetterPage(
        List<LetterView> deadLetters,

        @Schema(nullable = true, description = "pass as cursor to read on; null on the last page")
        String next) {

    static LetterPage of(DeadLetters.Page page) {
        return new LetterPage(page.letters().stream().map(LetterView::of).toList(), page.next());
    }
}

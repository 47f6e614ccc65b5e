package io.throughline.sandbox;

import io.throughline.sandbox.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the sandbox's interface. */
final class OpenApi {
    private static final String FILE = "/provider-sandbox-openapi.yaml";

    private OpenApi() {}

    static Reply reply() {
        return Reply.text(200, "application/yaml", text());
    }

    static String text() {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The choice of the provider in the configuration of the running Liberty, changed as an operator changes it. */
final class ProviderSetting {

    private static final Path SERVER =
            Path.of(System.getProperty("throughline.usr"), "servers").resolve(System.getProperty("throughline.server"));
    private static final ServerVariable VARIABLE = new ServerVariable("throughline.payments.provider");

    private final HttpProbe viewer = HttpProbe.ofManaged("/payments/api/").as("viewer");

    /** Returns when the server knows it. */
    void is(String setting) {
        VARIABLE.is(setting);
        Eventually.that(() -> assertThat(view().get("setting").asText()).isEqualTo(setting));
    }

    /** Returns when the server has told of it, and knows it. */
    void isWrongly(String setting) {
        VARIABLE.is(setting);
        Eventually.that(() -> assertThat(log(setting)).hasSize(1));
        Eventually.that(
                () -> assertThat(view().at("/refused/setting").asText("none")).isEqualTo(setting));
    }

    /** As it is before anybody sets it. */
    void isNone() {
        VARIABLE.isNone();
        Eventually.that(() -> {
            assertThat(view().get("setting").asText()).isEqualTo("sandbox");
            assertThat(view().get("refused").isNull()).isTrue();
        });
    }

    JsonNode view() {
        return viewer.get("provider-choice").require(200).json();
    }

    /** What the server has logged of a setting. */
    List<String> log(String setting) {
        try (Stream<String> lines = Files.lines(SERVER.resolve("logs/messages.log"))) {
            return lines.filter(line -> line.contains("throughline.payments.provider is \"" + setting + "\""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

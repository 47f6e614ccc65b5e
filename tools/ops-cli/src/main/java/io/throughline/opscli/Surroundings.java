package io.throughline.opscli;

import io.throughline.opscli.screen.Screen;
import io.throughline.opscli.screen.Terminal;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment variables
 * @param checkout where a local stack may have left its {@code .run}
 */
public record Surroundings(Map<String, String> environment, Path checkout, Screen screen, Terminal terminal) {

    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("throughline.root", "")).toAbsolutePath(),
                Screen.ofThisProcess(),
                Terminal.ofThisProcess());
    }
}

package io.throughline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in one file, as the guide starts it, on an installation that has everything else. */
@Tag("long")
class RunnableServerIT {

    private static final String RUN = """
            set -euo pipefail
            cd throughline-*/; set -a; . ./throughline.env; set +a
            export WLP_JAR_EXTRACT_DIR="$PWD/../extracted" THROUGHLINE_HTTP_HOST=127.0.0.1 THROUGHLINE_HTTP_PORT=%d
            export THROUGHLINE_STOCKKEEPER_PASSWORD=count-me THROUGHLINE_STOREFRONT_PASSWORD=sell-me
            java -jar '%s' > ../server.log 2>&1 & trap "kill $!; wait $! || true" EXIT
            URL=http://127.0.0.1:$THROUGHLINE_HTTP_PORT
            curl -sS --fail --retry 300 --retry-all-errors --retry-delay 1 "$URL/health/ready"
            curl -sS --fail -u stockkeeper:count-me -X PUT "$URL/inventory/api/stock/sku-1" \\
                -H 'Content-Type: application/json' -d '{"onHand":100}'
            ORDER=$(curl -sS --fail -u storefront:sell-me "$URL/orders/api/orders" \\
                -H 'Content-Type: application/json' -d '%s' | sed 's/.*"orderId":"\\([^"]*\\)".*/\\1/')
            curl -sS --fail --max-time 60 -u storefront:sell-me "$URL/orders/api/orders/$ORDER/events"
            """;
    private static final String ORDER =
            "{\"customer\":{\"id\":\"ada\",\"email\":\"ada@example.org\"},\"currency\":\"EUR\","
                    + "\"lines\":[{\"sku\":\"sku-1\",\"quantity\":1,\"unitPrice\":100}],"
                    + "\"payment\":{\"method\":\"card\",\"token\":\"tok_ok\"}}";

    @Test
    void completesAnOrder(@TempDir Path home) throws IOException, GeneralSecurityException {
        try (var installation = new Installation(home)) {
            installation.start();
            installation.prepare();

            var printed = installation
                    .bash(RUN.formatted(Ports.free(1).get(0), System.getProperty("throughline.runnable"), ORDER))
                    .require();

            assertThat(printed).contains("\"status\":\"PLACED\"", "\"status\":\"COMPLETED\"");
        }
    }
}

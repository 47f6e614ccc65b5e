package io.throughline.opscli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.OpsFailure;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the server answered. */
public record Reply(HttpResponse<byte[]> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw notThroughline(e);
        }
    }

    /** This, or the failure that it tells of. */
    Reply orThrow(String user) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return this;
        }
        throw new OpsFailure(exitCode(status), new ProblemText(response, user).toString());
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.REFUSED;
        };
    }

    private OpsFailure notThroughline(Exception cause) {
        return new OpsFailure(
                ExitCode.REFUSED,
                response.uri() + " does not answer as Throughline does; is the address right?",
                cause);
    }
}

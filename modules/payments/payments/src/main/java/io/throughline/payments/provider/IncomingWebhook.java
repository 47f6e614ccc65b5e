package io.throughline.payments.provider;

import java.util.function.UnaryOperator;

/**
 * A webhook as it came in, not yet verified.
 *
 * @param headers the value of a header, or null if it was not sent
 */
public record IncomingWebhook(UnaryOperator<String> headers, byte[] body) {

    public String header(String name) {
        return headers.apply(name);
    }
}

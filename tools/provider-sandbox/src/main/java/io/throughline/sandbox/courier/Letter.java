package io.throughline.sandbox.courier;

import io.throughline.sandbox.payment.PaymentNotice;
import java.net.http.HttpRequest;

/** In what form a provider tells of a change, and how it signs. */
@FunctionalInterface
public interface Letter {
    void write(PaymentNotice notice, HttpRequest.Builder request);
}

package io.throughline.payments.provider;

public interface Provider {
    void charge();

    void refund();

    void find();
}

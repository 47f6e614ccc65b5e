package io.throughline.payments.events;

public record PaymentKnown() {}

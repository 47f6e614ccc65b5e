package io.throughline.payments;

public class PaymentBook {}

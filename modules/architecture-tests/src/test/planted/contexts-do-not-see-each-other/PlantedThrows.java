package io.throughline.orders.rest;

class PlantedThrows {
    Object find() {
        return io.throughline.payments.PaymentBook.class;
    }
}

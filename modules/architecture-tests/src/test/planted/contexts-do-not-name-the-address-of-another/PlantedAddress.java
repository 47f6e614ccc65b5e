package io.throughline.orders;

class PlantedAddress {
    static final String PAYMENTS = "http://localhost:9080/payments/api/payments";
}

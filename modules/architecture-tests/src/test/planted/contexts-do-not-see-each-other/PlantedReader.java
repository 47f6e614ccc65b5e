package io.throughline.orders;

import io.throughline.payments.PaymentBook;

class PlantedReader {
    PaymentBook payments;
}

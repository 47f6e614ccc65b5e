package io.throughline.orders;

import io.throughline.payments.events.PaymentKnown;

class LawfulListener {
    PaymentKnown known;
}

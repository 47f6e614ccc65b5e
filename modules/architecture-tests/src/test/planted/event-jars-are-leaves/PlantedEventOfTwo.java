package io.throughline.orders.events;

import io.throughline.payments.events.PaymentKnown;

record PlantedEventOfTwo(PaymentKnown known) {}

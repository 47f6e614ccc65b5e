package io.throughline.orders.messaging;

import jakarta.ejb.EJB;

class PlantedEjbReference {
    @EJB(lookup = "java:app/payments/PaymentService")
    Runnable payments;
}

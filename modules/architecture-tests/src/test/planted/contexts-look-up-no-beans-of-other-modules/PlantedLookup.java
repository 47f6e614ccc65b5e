package io.throughline.orders;

import javax.naming.InitialContext;
import javax.naming.NamingException;

class PlantedLookup {
    Object ask() throws NamingException {
        return new InitialContext().lookup("java:app/payments/PaymentService");
    }
}

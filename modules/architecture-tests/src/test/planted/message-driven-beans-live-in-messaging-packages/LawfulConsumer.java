package io.throughline.orders.messaging;

import jakarta.ejb.MessageDriven;

@MessageDriven
class LawfulConsumer {}

package io.throughline.testbed.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "sharing", sessions = 64, eventsPerTransaction = 16, maxDeliveries = 3, redeliveryDelay = 300)
@MessageDriven
public class SharingEventsConsumer extends EventConsumer implements MessageListener {}

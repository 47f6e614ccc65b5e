package io.throughline.testbed.messaging;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.EventConsumer;
import jakarta.ejb.MessageDriven;
import jakarta.jms.MessageListener;

@ConsumesEvents(from = "testbed", maxDeliveries = 4, redeliveryDelay = 300, maxRedeliveryDelay = 1_000)
@MessageDriven
public class TestbedEventsConsumer extends EventConsumer implements MessageListener {}

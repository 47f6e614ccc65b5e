package io.throughline.messaging;

import jakarta.ejb.MessageDriven;

@MessageDriven
class PlantedInRuntime {}

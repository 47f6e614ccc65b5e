package io.throughline.orders;

import jakarta.ejb.MessageDriven;

@MessageDriven
class PlantedInDomain {}

package io.throughline.orders.rest;

import jakarta.ejb.MessageDriven;

@MessageDriven
class PlantedInRest {}

package io.throughline.orders.events;

import com.fasterxml.jackson.databind.JsonNode;

record PlantedEventOfLibrary(JsonNode anything) {}

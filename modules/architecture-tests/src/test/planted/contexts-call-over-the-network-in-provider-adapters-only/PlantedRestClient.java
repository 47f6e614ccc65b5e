package io.throughline.orders.messaging;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient
interface PlantedRestClient {}

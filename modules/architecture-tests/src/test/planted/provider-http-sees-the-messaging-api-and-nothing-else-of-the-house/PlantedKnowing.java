package io.throughline.provider;

import io.throughline.shipping.Carrier;

class PlantedKnowing {
    Carrier carrier;
}

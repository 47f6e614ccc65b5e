package io.throughline.orders;

import io.throughline.orders.rest.View;

class PlantedViewing {
    View view;
}

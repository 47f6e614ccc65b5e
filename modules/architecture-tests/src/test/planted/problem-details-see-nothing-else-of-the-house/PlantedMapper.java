package io.throughline.problem;

import io.throughline.orders.OrderLost;

class PlantedMapper {
    OrderLost lost;
}

package io.throughline.orders;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;

class PlantedConnection {
    @Resource(lookup = "jms/throughline")
    ConnectionFactory broker;
}

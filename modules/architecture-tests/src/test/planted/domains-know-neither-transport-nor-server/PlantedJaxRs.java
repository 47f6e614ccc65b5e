package io.throughline.orders;

import jakarta.ws.rs.core.Response;

class PlantedJaxRs {
    Response answer;
}

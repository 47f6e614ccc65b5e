package io.throughline.orders;

import jakarta.ejb.Stateless;

@Stateless
class PlantedEjb {}

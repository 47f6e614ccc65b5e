package io.throughline.orders.rest;

import jakarta.persistence.EntityManager;

class PlantedQuery {
    EntityManager entities;
}

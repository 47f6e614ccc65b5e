package io.throughline.orders;

import jakarta.persistence.EntityManager;

public class PlantedRepository {
    EntityManager entities;
}

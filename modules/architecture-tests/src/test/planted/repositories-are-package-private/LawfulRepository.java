package io.throughline.orders;

import jakarta.persistence.EntityManager;

class LawfulRepository {
    EntityManager entities;
}

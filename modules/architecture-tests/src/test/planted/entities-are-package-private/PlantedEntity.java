package io.throughline.orders;

import jakarta.persistence.Entity;

@Entity
public class PlantedEntity {}

package io.throughline.orders;

import jakarta.persistence.Embeddable;

@Embeddable
public class PlantedPart {}

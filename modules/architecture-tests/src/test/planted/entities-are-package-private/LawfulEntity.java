package io.throughline.orders;

import jakarta.persistence.Entity;

@Entity
class LawfulEntity {}

package io.throughline.testbed;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** An entity that is written together with events. */
@Entity
@Table(schema = "testbed", name = "probe")
class Probe {

    @Id
    private String id;

    private int steps;

    @Version
    private int version;

    protected Probe() {}

    Probe(String id) {
        this.id = id;
    }

    int nextStep() {
        return ++steps;
    }
}

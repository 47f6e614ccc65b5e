package io.throughline.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Admission admission = new Admission(200, 2_000);

    @Test
    void fillsUpToTheOpenOrders() {
        assertThat(admission.now(180, 0)).isEqualTo(20);
        assertThat(admission.now(230, 0)).isZero();
    }

    @Test
    void placesNoneWhileWorkPilesUpBehindTheOrders() {
        assertThat(admission.now(0, 2_001)).isZero();
        assertThat(admission.now(0, 2_000)).isEqualTo(200);
    }
}

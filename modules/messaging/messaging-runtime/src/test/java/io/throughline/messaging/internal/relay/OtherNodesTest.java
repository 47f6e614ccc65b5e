package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherNodesTest {

    @Test
    void hearsShardsAsBits() {
        assertThat(OtherNodes.shards("5")).isEqualTo(0b101);
        assertThat(OtherNodes.shards(Long.toHexString(-1))).isEqualTo(-1);
    }

    @Test
    void hearsNothingInWhatNoNodeSays() {
        assertThat(OtherNodes.shards("")).isZero();
        assertThat(OtherNodes.shards("shard 5")).isZero();
        assertThat(OtherNodes.shards("1ffffffffffffffff")).isZero();
    }
}

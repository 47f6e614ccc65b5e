package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private final SecretBox box = new SecretBox("a key of the installation");
    private final UUID subscription = UUID.randomUUID();

    @Test
    void makesSecretsOf32BytesThatDiffer() {
        assertThat(box.newSecret()).hasSize(32).isNotEqualTo(box.newSecret());
    }

    @Test
    void opensWhatItLocked() {
        var secret = box.newSecret();

        assertThat(box.unlock(box.lock(secret, subscription), subscription)).isEqualTo(secret);
    }

    @Test
    void neverLocksToTheSameBytes() {
        var secret = box.newSecret();

        assertThat(box.lock(secret, subscription)).isNotEqualTo(box.lock(secret, subscription));
    }

    @Test
    void opensNothingThatWasLockedForAnotherSubscriptionOrWithAnotherKey() {
        var locked = box.lock(box.newSecret(), subscription);

        assertThatThrownBy(() -> box.unlock(locked, UUID.randomUUID())).hasMessageContaining("SECRET_KEY");
        assertThatThrownBy(() -> new SecretBox("the key of another one").unlock(locked, subscription))
                .hasMessageContaining("SECRET_KEY");
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        assertThatThrownBy(() -> new SecretBox("short")).hasMessageContaining("at least 16");
    }
}

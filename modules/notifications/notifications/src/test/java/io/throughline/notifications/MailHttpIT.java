package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.HttpProbe;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHttpIT extends OnLiberty {

    private final HttpProbe nobody = HttpProbe.ofManaged("/notifications/api/");
    private final String search = "mails?orderId=" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "admin"})
    void findsNothingForAnOrderWithoutMails(String account) {
        var answer = nobody.as(account).get(search);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).hasToString("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mails", "mails?orderId=", "mails?orderId=42"})
    void needsAnOrder(String wrong) {
        var refused = nobody.as("viewer").get(wrong);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
        assertThat(refused.json().at("/errors/0/parameter").asText()).isEqualTo("orderId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "stockkeeper", "integrator"})
    void isClosedToThoseWhoMayNotReadCustomersMail(String account) {
        assertThat(nobody.as(account).get(search).status()).isEqualTo(403);
    }

    @Test
    void isClosedToNobody() {
        assertThat(nobody.get(search).status()).isEqualTo(401);
    }
}

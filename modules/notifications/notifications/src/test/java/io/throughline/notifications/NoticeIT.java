package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.webhooks.events.EndpointDisabled;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails to those who run endpoints of webhook subscriptions; the event comes over the wire. */
class NoticeIT extends OnLiberty {

    private final HttpProbe admin = HttpProbe.ofManaged("/notifications/api/").as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final MailRelay relay =
            new MailRelay(HttpProbe.of(TestServers.shared().sandbox().url()));
    private final UUID subscription = UUID.randomUUID();
    private final String contact = subscription + "@example.org";

    @ParameterizedTest
    @CsvSource({
        "fr-CA, Votre point de terminaison shop.example:443 a été désactivé",
        "de, Ihr Webhook-Endpunkt shop.example:443 wurde abgeschaltet",
        "nl, Your webhook endpoint shop.example:443 was disabled"
    })
    void tellsWhoeverRunsAnEndpointThatItWasDisabled(String language, String subject) {
        disable(",\"contact\":\"" + contact + "\",\"language\":\"" + language + "\"");

        Eventually.that(() -> assertThat(relay.texts(contact, "subject")).containsExactly(subject));
        assertThat(relay.texts(contact, "text")).singleElement().asString().contains("HTTP status 500");
        var found = notices().json().get(0);
        assertThat(relay.texts(contact, "messageId"))
                .containsExactly(found.get("messageId").asText());
        assertThat(found.get("messageId").asText()).endsWith(".endpoint-disabled@throughline.example>");
        Eventually.that(
                () -> assertThat(notices().json().get(0).get("state").asText()).isEqualTo("SENT"));
    }

    @Test
    void tellsOfEachTimeThatItIsDisabled() {
        disable(",\"contact\":\"" + contact + "\"");
        disable(",\"contact\":\"" + contact + "\"");

        Eventually.that(() -> assertThat(relay.mails(contact)).hasSize(2));
    }

    @Test
    void writesToNobodyWhereAnEndpointHasNoContact() {
        disable("");

        Eventually.that(() -> assertThat(database.number(
                        "select count(*) from messaging.inbox i join messaging.outbox_event e using (event_id)"
                                + " where e.key = ? and i.consumer = 'notifications.webhooks-events'",
                        subscription.toString()))
                .isEqualTo(1));
        assertThat(notices().json()).isEmpty();
    }

    private Answer notices() {
        return admin.get("mails?subscriptionId=" + subscription).require(200);
    }

    private void disable(String contact) {
        var json = "{\"subscriptionId\":\"%s\",\"owner\":\"integrator\",\"endpoint\":\"shop.example:443\","
                + "\"failingSince\":\"2026-01-01T00:00:00Z\",\"failures\":10,"
                + "\"problem\":\"HTTP status 500\",\"disabledAt\":\"2026-01-06T00:00:00Z\"%s}";
        admin.post("probe/events/" + EndpointDisabled.class.getName(), json.formatted(subscription, contact))
                .require(204);
    }
}

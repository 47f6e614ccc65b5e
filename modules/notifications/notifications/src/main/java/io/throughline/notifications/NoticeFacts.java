package io.throughline.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

@Embeddable
class NoticeFacts {

    @Column(name = "subscription_id")
    private UUID subscriptionId;

    private String recipient;

    private String language;

    private String endpoint;

    private String problem;

    @Column(name = "failing_since")
    private Instant failingSince;

    protected NoticeFacts() {}

    NoticeFacts(Notice notice) {
        subscriptionId = notice.subscriptionId();
        recipient = notice.email();
        language = Languages.best(notice.language()).toLanguageTag();
        endpoint = notice.endpoint();
        problem = notice.problem();
        failingSince = notice.failingSince();
    }

    Notice notice() {
        return new Notice(subscriptionId, recipient, language, endpoint, problem, failingSince);
    }
}

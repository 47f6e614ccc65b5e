package io.throughline.webhooks;

import static io.throughline.webhooks.SubscriptionState.DELETED;
import static io.throughline.webhooks.SubscriptionState.DISABLED;
import static io.throughline.webhooks.SubscriptionState.ENABLED;
import static io.throughline.webhooks.SubscriptionState.ENDED;

import io.throughline.webhooks.events.EndpointDisabled;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** An endpoint of a customer and the events it is for. Whoever changes it has locked it, and its deliveries only then. */
@Entity
@Table(name = "subscription")
class Subscription {

    @Id
    @Column(name = "subscription_id")
    private UUID id;

    private String owner;

    private String url;

    private String endpoint;

    private byte[] secret;

    @Column(name = "overlap_until")
    private Instant overlapUntil;

    @Enumerated(EnumType.STRING)
    private SubscriptionState state;

    @Column(name = "state_reason")
    private String stateReason;

    @Column(name = "state_since")
    private Instant stateSince;

    @Column(name = "failing_since")
    private Instant failingSince;

    private int failures;

    private String contact;

    private String language;

    @Column(name = "requests_per_second")
    private Double requestsPerSecond;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @ElementCollection
    @CollectionTable(name = "subscription_event_type", joinColumns = @JoinColumn(name = "subscription_id"))
    @Column(name = "pattern")
    private Set<String> patterns = new TreeSet<>();

    protected Subscription() {}

    Subscription(UUID id, String owner, EndpointUrl url, Instant now) {
        this.id = id;
        this.owner = owner;
        this.url = url.text();
        this.endpoint = url.endpoint();
        this.state = ENABLED;
        this.stateSince = now;
        this.createdAt = now;
    }

    void isFor(Set<String> eventTypes) {
        patterns.addAll(eventTypes);
    }

    void signsWith(byte[] encryptedSecret) {
        secret = encryptedSecret.clone();
    }

    byte[] secret() {
        return secret.clone();
    }

    /** @param until when earlier secrets are no longer signed with; null if there are none */
    void overlapsUntil(Instant until) {
        overlapUntil = until;
    }

    void prefer(Preferences preferences) {
        contact = preferences.contact();
        language = preferences.language();
        requestsPerSecond = preferences.requestsPerSecond();
    }

    boolean belongsTo(Caller caller) {
        return caller.forAll() || owner.equals(caller.account());
    }

    SubscriptionState state() {
        return state;
    }

    /** Since when every attempt has failed; null if the last one was a success. */
    Instant failingSince() {
        return failingSince;
    }

    int failures() {
        return failures;
    }

    Double requestsPerSecond() {
        return requestsPerSecond;
    }

    void failed(Instant now) {
        failingSince = failingSince == null ? now : failingSince;
        failures++;
    }

    /** The endpoint said that it is gone. */
    void end(String reason, Instant now) {
        become(ENDED, reason, now);
    }

    /** @return what the others are to be told */
    EndpointDisabled disable(String problem, Instant now) {
        become(DISABLED, "every attempt has failed since " + failingSince + ", the last one with: " + problem, now);
        return new EndpointDisabled(
                id.toString(), owner, endpoint, contact, language, failingSince, failures, problem, now);
    }

    void enable(Instant now) {
        become(ENABLED, null, now);
        failingSince = null;
        failures = 0;
    }

    void delete(Instant now) {
        become(DELETED, null, now);
        deletedAt = now;
        secret = null;
        overlapUntil = null;
    }

    SubscriptionView view() {
        var types = patterns.stream().sorted().toList();
        var preferences = new Preferences(contact, language, requestsPerSecond);
        return new SubscriptionView(
                id,
                url,
                types,
                owner,
                createdAt,
                state,
                stateReason,
                stateSince,
                failingSince,
                overlapUntil,
                preferences);
    }

    private void become(SubscriptionState next, String reason, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("subscription " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        stateReason = reason;
        stateSince = now;
    }
}

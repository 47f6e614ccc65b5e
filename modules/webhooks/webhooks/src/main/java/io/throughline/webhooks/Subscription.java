package io.throughline.webhooks;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** An endpoint of a customer and the events it is for. */
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
        this.createdAt = now;
    }

    void isFor(Set<String> eventTypes) {
        patterns.addAll(eventTypes);
    }

    void signsWith(byte[] encryptedSecret) {
        secret = encryptedSecret.clone();
    }

    boolean belongsTo(Caller caller) {
        return caller.forAll() || owner.equals(caller.account());
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    void delete(Instant now) {
        deletedAt = now;
        secret = null;
    }

    SubscriptionView view() {
        return new SubscriptionView(id, url, patterns.stream().sorted().toList(), owner, createdAt);
    }
}

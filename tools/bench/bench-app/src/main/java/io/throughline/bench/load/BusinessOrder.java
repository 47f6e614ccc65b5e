package io.throughline.bench.load;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The one row that a business transaction writes. */
@Entity
@Table(name = "business_order")
class BusinessOrder {

    @Id
    private UUID id;

    @Version
    private int version;

    private String account;

    private long total;

    private String status;

    @Column(name = "placed_at")
    private Instant placedAt;

    protected BusinessOrder() {}

    BusinessOrder(UUID id, String account, long total) {
        this.id = id;
        this.account = account;
        this.total = total;
        this.status = "PLACED";
        this.placedAt = Instant.now();
    }
}

package io.throughline.notifications;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is known of one order, once it is. */
@Entity
@Table(name = "order_facts")
class OrderFacts {

    @Id
    @Column(name = "order_id")
    private UUID orderId;

    private String email;

    private String language;

    private String currency;

    private Long total;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<FactLine> lines = new ArrayList<>();

    protected OrderFacts() {}

    OrderFacts(UUID orderId) {
        this.orderId = orderId;
    }

    boolean known() {
        return email != null;
    }

    void learn(PlacedOrder order) {
        email = order.email();
        language = Languages.best(order.language()).toLanguageTag();
        currency = order.currency();
        total = order.total();
        order.lines().forEach(line -> lines.add(new FactLine(line)));
    }

    String email() {
        return email;
    }

    String language() {
        return language;
    }

    /** @param withLines otherwise they are not read */
    PlacedOrder order(boolean withLines) {
        return new PlacedOrder(
                orderId,
                email,
                language,
                currency,
                total,
                withLines ? lines.stream().map(FactLine::line).toList() : List.of());
    }
}

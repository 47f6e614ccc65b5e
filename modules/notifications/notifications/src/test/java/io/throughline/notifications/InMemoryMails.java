package io.throughline.notifications;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class InMemoryMails extends Mails {

    private final Map<UUID, OrderFacts> orders = new HashMap<>();
    private final Map<UUID, Mail> mails = new LinkedHashMap<>();

    @Override
    OrderFacts locked(UUID orderId) {
        return orders.computeIfAbsent(orderId, OrderFacts::new);
    }

    @Override
    OrderFacts facts(UUID orderId) {
        return orders.get(orderId);
    }

    @Override
    List<Mail> ofOrder(UUID orderId) {
        return mails.values().stream()
                .filter(mail -> orderId.equals(mail.orderId()))
                .toList();
    }

    @Override
    List<Mail> ofSubscription(UUID subscriptionId) {
        return mails.values().stream()
                .filter(mail ->
                        mail.notice() != null && mail.notice().subscriptionId().equals(subscriptionId))
                .toList();
    }

    @Override
    Optional<Mail> find(UUID mailId) {
        return Optional.ofNullable(mails.get(mailId));
    }

    @Override
    void add(Mail mail) {
        mails.put(mail.id(), mail);
    }
}

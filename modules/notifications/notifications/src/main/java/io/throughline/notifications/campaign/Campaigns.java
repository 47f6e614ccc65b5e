package io.throughline.notifications.campaign;

import io.throughline.notifications.MailState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Campaigns {

    private static final String ADD = """
            insert into notifications.campaign_mail (mail_id, campaign, number, recipient, state, changed_at)
            select gen_random_uuid(), :campaign, :after + r.number, r.recipient, 'WAITING', now()
            from unnest(cast(:recipients as text[])) with ordinality as r (recipient, number)
            on conflict (campaign, recipient) do nothing""";

    private static final String CREATE = """
            insert into notifications.campaign (name, subject, text, language, state, created_by, created_at, changed_at)
            values (:name, '', '', 'en', 'DRAFT', :by, now(), now()) on conflict do nothing""";

    @PersistenceContext(unitName = "notifications")
    EntityManager entities;

    Optional<Campaign> find(String name) {
        return Optional.ofNullable(entities.find(Campaign.class, name));
    }

    Optional<Campaign> locked(String name) {
        return Optional.ofNullable(entities.find(Campaign.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Two may be the first to draft it, so the database decides. @return whether there was none of the name */
    boolean create(String name, String by) {
        return entities.createNativeQuery(CREATE)
                        .setParameter("name", name)
                        .setParameter("by", by)
                        .executeUpdate()
                > 0;
    }

    List<Campaign> newest(int limit) {
        return entities.createQuery("select c from Campaign c order by c.createdAt desc, c.name", Campaign.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** @return how many of them were not among the recipients */
    int add(String campaign, long after, List<String> recipients) {
        return entities.createNativeQuery(ADD)
                .setParameter("campaign", campaign)
                .setParameter("after", after)
                .setParameter("recipients", recipients.toArray(String[]::new))
                .executeUpdate();
    }

    /** The mails behind a number, in their order. */
    List<CampaignMail> mails(String campaign, long after, int limit) {
        return entities.createQuery(
                        "select m from CampaignMail m where m.campaign = :campaign and m.number > :after order by m.number",
                        CampaignMail.class)
                .setParameter("campaign", campaign)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<CampaignMail> mail(UUID mailId) {
        return Optional.ofNullable(entities.find(CampaignMail.class, mailId));
    }

    Map<MailState, Long> counts(String campaign) {
        var counts = new EnumMap<MailState, Long>(MailState.class);
        entities.createQuery(
                        "select m.state, count(m) from CampaignMail m where m.campaign = :campaign group by m.state",
                        Object[].class)
                .setParameter("campaign", campaign)
                .getResultList()
                .forEach(row -> counts.put((MailState) row[0], (Long) row[1]));
        return counts;
    }
}

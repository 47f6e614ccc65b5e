package io.throughline.notifications.campaign;

import java.util.Set;

/** The life of a campaign; drawn in {@code docs/campaign-states.md}. */
public enum CampaignState {
    /** Text and recipients may change. */
    DRAFT,
    /** Its mails are being asked for, one part after the other. */
    STARTED,
    /** Every mail was asked for; the last ones may still be on their way. */
    ALL_REQUESTED,
    /** No further mail is sent. Final. */
    CANCELLED;

    Set<CampaignState> next() {
        return switch (this) {
            case DRAFT -> Set.of(STARTED, CANCELLED);
            case STARTED -> Set.of(ALL_REQUESTED, CANCELLED);
            case ALL_REQUESTED -> Set.of(CANCELLED);
            case CANCELLED -> Set.of();
        };
    }
}

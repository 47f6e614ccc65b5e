package io.throughline.notifications.campaign;

/** What is asked for does not go with the state that the campaign is in. */
public class CampaignConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    CampaignConflict(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** As a code. */
    public String reason() {
        return reason;
    }
}

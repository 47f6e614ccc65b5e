package io.throughline.notifications.provider;

/**
 * What the mail server decided.
 *
 * @param refusal why it will never take this mail; null if it has it
 */
public record Posting(String refusal) {

    public static final Posting ACCEPTED = new Posting(null);

    public static Posting refused(String why) {
        return new Posting(why);
    }

    public boolean accepted() {
        return refusal == null;
    }
}

package io.throughline.webhooks;

/** What was asked for cannot be subscribed to. */
public class SubscriptionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * @param pointer JSON pointer to what is wrong
     * @param rule what is wrong with it
     */
    public SubscriptionRefused(String pointer, String rule) {
        super(rule);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}

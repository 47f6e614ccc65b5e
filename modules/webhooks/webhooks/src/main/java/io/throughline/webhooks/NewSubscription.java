package io.throughline.webhooks;

/**
 * A subscription that was just made; nobody is shown the secret again.
 *
 * @param secret {@code whsec_} and base64, as Standard Webhooks has it
 */
public record NewSubscription(SubscriptionView subscription, String secret) {

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "NewSubscription[" + subscription.id() + "]";
    }
}

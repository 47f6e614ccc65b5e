package io.throughline.payments.provider;

/** Reads the webhooks of one provider. */
public interface ProviderWebhooks {

    /**
     * Verifies and reads a webhook.
     *
     * @throws SignatureRefused if it is not surely the provider's, or too old
     * @throws UnreadableNotification if it is, and yet cannot be understood
     */
    Notification read(IncomingWebhook webhook);
}

package io.throughline.payments.provider;

/** The provider was not asked, for it is away or busy with others: trying again at once would find the same. */
public class ProviderNotAsked extends ProviderUnavailable {

    private static final long serialVersionUID = 1L;

    public ProviderNotAsked(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.throughline.payments;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What somebody else calls an order; not every text is one of ours. Stricter than {@link UUID#fromString}, which takes
 * {@code 1-1-1-1-1}.
 */
public final class OrderReference {

    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private OrderReference() {}

    public static Optional<UUID> orderId(String reference) {
        return UUID_FORM.matcher(reference).matches() ? Optional.of(UUID.fromString(reference)) : Optional.empty();
    }
}

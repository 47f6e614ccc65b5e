package io.throughline.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * To whoever runs the endpoint of a webhook subscription: nothing is sent to it any more.
 *
 * @param language BCP 47, or null
 * @param problem what was wrong with the last attempt
 */
public record Notice(
        UUID subscriptionId, String email, String language, String endpoint, String problem, Instant failingSince) {}

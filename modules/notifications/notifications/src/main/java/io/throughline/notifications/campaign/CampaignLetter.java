package io.throughline.notifications.campaign;

import io.throughline.notifications.Announcement;
import java.util.UUID;

/**
 * One customer's mail, to be sent.
 *
 * @param cancelled the campaign was cancelled since, and it is not to be sent
 */
public record CampaignLetter(UUID mailId, Announcement announcement, boolean cancelled) {}

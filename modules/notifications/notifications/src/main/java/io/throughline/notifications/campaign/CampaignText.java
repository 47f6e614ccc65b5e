package io.throughline.notifications.campaign;

/**
 * What a campaign says.
 *
 * @param text plain text; lines are kept
 * @param language BCP 47: of the greeting and the closing around it; null for English
 */
public record CampaignText(String subject, String text, String language) {}

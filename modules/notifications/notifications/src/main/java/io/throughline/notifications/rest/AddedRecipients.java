package io.throughline.notifications.rest;

/**
 * What became of the recipients.
 *
 * @param added those that the campaign did not have
 */
public record AddedRecipients(int added, int known) {}

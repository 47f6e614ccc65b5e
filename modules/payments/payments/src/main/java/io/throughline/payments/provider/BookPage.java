package io.throughline.payments.provider;

import java.util.List;

/**
 * A part of the provider's books, oldest change first.
 *
 * @param next where the next page begins, or null if this is the last
 */
public record BookPage(List<BookEntry> entries, String next) {}

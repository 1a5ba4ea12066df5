package org.perennial.web.page;

/**
 * An instant as a page shows it: in UTC, until the page's script puts it into the reader's zone.
 *
 * @param iso for machines
 * @param words for people
 */
public record When(String iso, String words) {}

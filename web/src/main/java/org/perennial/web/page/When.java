package org.perennial.web.page;

/**
 * An instant as a page shows it: in UTC, until the page's script puts it into the reader's zone.
 *
 * @param iso for machines
 * @param words for people
 * @param hover the same again, for whoever points at it: in UTC and, where it is known, in the zone of the publisher
 */
public record When(String iso, String words, String hover) {}

package org.perennial.processing.history;

/**
 * Which version of its id a text is.
 *
 * @param number from 1
 * @param isNew whether nothing was known under the id before
 */
public record Numbered(int number, boolean isNew) {}

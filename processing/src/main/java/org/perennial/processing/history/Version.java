package org.perennial.processing.history;

/**
 * The last version of an article that was seen.
 *
 * @param number from 1
 * @param text the digest of its title and text
 */
public record Version(int number, String text) {}

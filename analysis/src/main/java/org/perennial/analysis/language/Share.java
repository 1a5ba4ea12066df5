package org.perennial.analysis.language;

/**
 * How much of a text is in one language.
 *
 * @param tag BCP 47 tag
 * @param share 0..1, of the letters of the part that was looked at
 */
public record Share(String tag, double share) {}

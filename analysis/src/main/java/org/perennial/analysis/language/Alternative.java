package org.perennial.analysis.language;

/**
 * Another language the text could be in.
 *
 * @param tag BCP 47 tag
 * @param confidence 0..1, on the same scale as {@link DetectedLanguage#confidence()}; all together sum to at most 1
 */
public record Alternative(String tag, double confidence) {}

package org.perennial.analysis.story;

/**
 * A part is in another story than before; the latest move of a part holds.
 *
 * @param part id of the part, which its articles keep for ever
 * @param story id of the story that the part now belongs to
 */
public record StoryMove(String part, String story) {}

package org.perennial.web.coverage;

/**
 * How widely the story that an article tells is told.
 *
 * @param story the story's id
 * @param articles how many articles tell it
 * @param languages in how many languages they do
 */
public record Telling(String story, long articles, long languages) {}

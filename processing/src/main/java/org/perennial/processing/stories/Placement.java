package org.perennial.processing.stories;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * Where an article is told.
 *
 * @param part the part of a story that it belongs to for good
 * @param story the story over all languages that the part belonged to then
 * @param score how like the rest of the part it is, 0 to 1
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Placement(String part, String story, double score) {}

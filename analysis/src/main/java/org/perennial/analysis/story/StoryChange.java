package org.perennial.analysis.story;

/**
 * A story's place among the stories of other languages is another than before.
 *
 * @param story id of the story of one language
 * @param group id of the multilingual story that it now belongs to: the id of the group's first story, its own when it
 *     stands alone
 * @param score 0..1, how well it fits the rest of the group; 0 when it stands alone
 * @param embedded -1..1, what of the score embeddings added, negative if they took from it; 0 without them
 */
public record StoryChange(String story, String group, double score, double embedded) {}

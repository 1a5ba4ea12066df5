package org.perennial.contract;

import java.time.Instant;

/**
 * To which story some articles belong from now on. Articles that are very alike make a part, which is never torn; what
 * story a part belongs to may change while the story is open.
 *
 * @param part the part's id, which its articles carry
 * @param story the id of the story, over all languages
 * @param score how well the stories of the story's languages fit each other, 0 to 1; 0 where there is one language only
 * @param at when the article was ingested that brought this about
 */
public record StoryPart(String part, String story, double score, Instant at) {}

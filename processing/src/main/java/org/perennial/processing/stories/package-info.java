/**
 * Which story an article tells: the articles of one language are gathered into stories, the stories of all languages are
 * linked.
 *
 * <p>{@link org.perennial.processing.stories.StoryGathering} has one writer for each language, {@link
 * org.perennial.processing.stories.StoryLinking} one for all; between them travels what an article has changed, never the
 * article. Both keep their state in {@link org.perennial.processing.stories.Pieces}. Only articles that are nobody's copy
 * come here; a copy is told where its original is.
 *
 * <p>Nothing here is thread-safe, and nothing needs to be.
 */
@NullMarked
package org.perennial.processing.stories;

import org.jspecify.annotations.NullMarked;

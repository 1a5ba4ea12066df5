/**
 * Who carried a story first, who copied whom and when, and what was cut or changed on the way.
 *
 * <p>Start at {@link org.perennial.watch.story.StoryStore}, which reads it from what the sink has stored. What the stream
 * has judged (who repeats whom, and how much of it) is stored; how two texts differ is found when it is asked for, and
 * never stored. Pages, programs and commands read the same records.
 */
@NullMarked
package org.perennial.watch.story;

import org.jspecify.annotations.NullMarked;

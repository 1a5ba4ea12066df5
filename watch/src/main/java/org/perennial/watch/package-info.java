/**
 * Turns what is stored into what a team reads: alerts, live streams, weekly digests.
 *
 * <p>It reads the store's tables and never the topics: whatever it tells of can be looked up. Start at {@link
 * org.perennial.watch.stream.CoverageStream}, which follows the store for a terminal, at {@link
 * org.perennial.watch.story.StoryStore}, which traces who copied whom, or at {@link
 * org.perennial.watch.search.Archive}, which searches it.
 */
@NullMarked
package org.perennial.watch;

import org.jspecify.annotations.NullMarked;

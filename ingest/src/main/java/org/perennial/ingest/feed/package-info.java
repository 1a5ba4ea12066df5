/**
 * Reads what a feed lists: RSS, RDF, Atom, JSON Feed and news sitemaps, well-formed or not.
 *
 * <p>Start at {@link org.perennial.ingest.feed.FeedReader}. ROME reads first; a tolerant reader on jsoup's XML parser fills
 * what ROME left out and reads alone what ROME refuses. Whatever a parser throws, errors included, ends as {@link
 * org.perennial.ingest.feed.UnreadableFeed}. Pure functions, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.feed;

import org.jspecify.annotations.NullMarked;

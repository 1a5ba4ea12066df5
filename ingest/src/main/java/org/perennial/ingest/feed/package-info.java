/**
 * Reads what a feed lists: RSS, RDF, Atom, JSON Feed and news sitemaps, well-formed or not.
 *
 * <p>Start at {@link org.perennial.ingest.feed.FeedReader}. A tolerant reader on jsoup's XML parser reads first: it goes on
 * after a fault, and finds links and titles where ROME does not look. ROME fills what is left open where it takes the
 * document. Whatever a parser throws, errors included, ends as {@link org.perennial.ingest.feed.UnreadableFeed}. Pure
 * functions, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.feed;

import org.jspecify.annotations.NullMarked;

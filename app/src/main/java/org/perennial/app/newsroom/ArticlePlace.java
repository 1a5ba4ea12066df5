package org.perennial.app.newsroom;

import org.jspecify.annotations.Nullable;

/**
 * Where a store finds an article of the newsroom: by its address, or, where it has no page, by feed and guid.
 *
 * @param url the page's address; null if the entry stands in the feed only
 * @param feed the feed's address
 * @param guid what the feed identifies the entry by
 */
public record ArticlePlace(@Nullable String url, String feed, String guid) {}

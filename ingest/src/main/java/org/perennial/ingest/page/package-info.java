/**
 * Finds the article on a page: its title, text, date, authors and canonical address.
 *
 * <p>Start at {@link org.perennial.ingest.page.ArticleExtractor}. Containers are scored by the prose they hold, furniture is
 * taken out by tag, role and class name, and what the page says of itself in JSON-LD helps to choose; there are no rules
 * for single sites. {@link org.perennial.ingest.page.PageControls} does the same for text that comes without markup. Pure
 * functions, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.page;

import org.jspecify.annotations.NullMarked;

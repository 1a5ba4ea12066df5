/**
 * The one query language: what search, watches, alerts, backtests, exports and feeds ask of articles.
 *
 * <p>Start from {@link org.perennial.analysis.query.QueryParser}, which reads a text into a {@link
 * org.perennial.analysis.query.Query}; its {@code toString} is the canonical text. {@link
 * org.perennial.analysis.query.QueryMatcher} asks a query of one {@link org.perennial.analysis.query.Document} and says why it
 * matches; {@link org.perennial.analysis.query.QuerySet} asks ten thousand at little more than the cost of a hundred. The
 * words of queries and of articles are cut by the same {@link org.perennial.analysis.query.Analyser}, and {@link
 * org.perennial.analysis.query.IndexedText} also writes them for a database, so that an archive finds what the stream finds.
 *
 * <p>Everything here is immutable and may be used from any thread.
 */
@NullMarked
package org.perennial.analysis.query;

import org.jspecify.annotations.NullMarked;

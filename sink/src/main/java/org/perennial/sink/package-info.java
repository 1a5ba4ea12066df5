/**
 * Writes enriched articles to storage, once each.
 *
 * <p>Start at {@link org.perennial.sink.SinkStage}: it reads the committed records of {@code articles.enriched} and hands
 * them, batch by batch, to an {@link org.perennial.sink.ArticleStore} together with the offsets that they end at. {@link
 * org.perennial.sink.PostgresArticleStore} writes both in one transaction, so the table is the truth about what was read:
 * on assignment, and after any failure, the stage goes back to what the table says. Kafka's group offsets are kept for the
 * tools that show lag and are never read.
 *
 * <p>{@code org.perennial.sink.files} keeps them as files too, where that is asked for, in a stage of its own.
 *
 * <p>{@link org.perennial.sink.Database} opens the PostgreSQL database, brings its schema up to date and says what is wrong
 * when that cannot be.
 *
 * <p>One record that the store can never take goes to {@code articles.dead-letter} with its original bytes, before the
 * offset moves; a store that does not answer stops the reading until it does, and nothing is lost. State lives in the
 * database only. The stage runs on one thread of its own; {@link org.perennial.sink.SinkStage} and {@link
 * org.perennial.sink.Database} may be used from any thread, all else belongs to that one thread.
 */
@NullMarked
package org.perennial.sink;

import org.jspecify.annotations.NullMarked;

/**
 * Enriched articles as files, for programs that read folders: JSON Lines or Parquet.
 *
 * <p>Start at {@link org.perennial.sink.files.FileArticleStore}. A file holds a stretch of one partition, and its name says
 * which: {@code articles.enriched/0/00000000000000000000-00000000000000012000.jsonl} holds what stands at the offsets from 0 on
 * and before 12000. So the names are the record of what has been written; there is no other. Every version of an article and
 * every new judgement that is sent on is a row of its own, as on the topic; whoever wants the newest takes the last row of an id.
 *
 * <p>All of it belongs to the sink's thread.
 */
@NullMarked
package org.perennial.sink.files;

import org.jspecify.annotations.NullMarked;

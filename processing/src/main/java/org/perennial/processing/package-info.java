/**
 * The Kafka Streams topology: gives each judgement its state and its place. The only module that imports Streams.
 *
 * <p>Start at {@link org.perennial.processing.ProcessingTopology}, which reads as a table of contents: raw articles are
 * judged one by one, numbered as versions of their id, meet the other carriers of their text on one partition, and go out
 * enriched. {@link org.perennial.processing.ProcessingStage} runs it against a cluster; {@link
 * org.perennial.processing.ArticleAnalyzer} takes articles through the very same judgements and rules without servers.
 *
 * <p>What one article allows is judged in {@link org.perennial.processing.judgement}; what needs earlier articles is
 * decided in {@link org.perennial.processing.history}; what fails is put aside by {@link
 * org.perennial.processing.faults}.
 *
 * <p><b>State.</b> Two window stores, {@code article-versions} and {@code seen-texts}, bounded in time by {@link
 * org.perennial.processing.ProcessingConfig} and in memory by one RocksDB budget for the process. They hold ids, digests
 * and fingerprints, never texts. Their names, the application id and the internal topics are a published contract: the
 * golden description in the tests shows every change.
 *
 * <p><b>Outcomes.</b> Each raw record has exactly one committed outcome: an enriched article or a dead letter. The same
 * text sent again under the same id gets the same version, so that it falls on its earlier outcome where articles are
 * stored by id. Two versions of one article pass through different partitions and may come out in the other order: whoever
 * stores them keeps the higher version. The numbers of an article that was not sent for the whole window begin again, so a
 * lower version that was fetched more than a day later is the newer one.
 *
 * <p><b>Threads.</b> Processors belong to one stream task and are not thread-safe; {@code ProcessingStage}, {@code
 * ArticleAnalyzer} and {@code Judgements} are.
 */
@NullMarked
package org.perennial.processing;

import org.jspecify.annotations.NullMarked;

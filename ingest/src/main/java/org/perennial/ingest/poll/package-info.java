/**
 * Polls the feeds, each on its own rhythm, and publishes what is new.
 *
 * <p>Start at {@link org.perennial.ingest.poll.IngestStage}. A fixed number of workers takes due feeds from {@link
 * org.perennial.ingest.poll.PollQueue}, slow ones beside the others; {@link org.perennial.ingest.poll.HostGates} lets one request at a time through to a
 * host; {@link org.perennial.ingest.poll.FeedPoll} is one visit to one feed; {@link
 * org.perennial.ingest.poll.ArticlePublisher} writes articles, dead letters and the feed's state in one Kafka transaction,
 * so that a crash leaves either all of a visit or nothing of it. Which feeds are ours {@link
 * org.perennial.ingest.poll.Membership} says: processes of one group share them.
 *
 * <p>State is one {@link org.perennial.contract.FeedState} per feed, read from {@code feeds.state} when its partition comes. A feed
 * is worked on by one worker at a time; the publisher writes one transaction at a time, for all who wait.
 */
@NullMarked
package org.perennial.ingest.poll;

import org.jspecify.annotations.NullMarked;

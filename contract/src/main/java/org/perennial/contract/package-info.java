/**
 * What crosses a topic: records, topic catalogue, codec, JSON Schemas, samples. Knows no stage.
 *
 * <p>Start at {@link org.perennial.contract.Topics}, the catalogue: each {@link org.perennial.contract.Topic} says what it
 * carries, by which key, for how long. A {@link org.perennial.contract.RawArticle} is what a site published; an {@link
 * org.perennial.contract.EnrichedArticle} is the same article with every judgement added to it; a {@link
 * org.perennial.contract.FeedState} is what ingest must remember of a feed; a {@link
 * org.perennial.contract.DeadLetter} says why something could not be carried on.
 *
 * <p>The wire format is UTF-8 JSON in snake_case ({@link org.perennial.contract.Json}). It grows by optional fields only:
 * nothing is renamed, retyped or reused, unknown fields are ignored, absent means unknown. The schemas beside this package
 * are held to these types by tests, and every sample ever written stays readable.
 *
 * <p>All types are immutable and safe to share between threads.
 */
@NullMarked
package org.perennial.contract;

import org.jspecify.annotations.NullMarked;

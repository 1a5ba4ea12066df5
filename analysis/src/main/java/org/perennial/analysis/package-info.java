/**
 * Judgements about text as pure functions: language, anniversaries, fingerprints, names and numbers, query language. Knows no Kafka, no I/O, no clock.
 *
 * <p>Each package answers one question about one article, or about two, and starts from one type:
 * {@link org.perennial.analysis.language.LanguageDetector} (which language),
 * {@link org.perennial.analysis.dedup.TextPrint} (whose words),
 * {@link org.perennial.analysis.difference.TextDifference} (what a copy made of them),
 * {@link org.perennial.analysis.story} (which story),
 * {@link org.perennial.analysis.anniversary.AnniversaryTagger} (which remembered event), and
 * {@link org.perennial.analysis.query.QueryMatcher} (whether somebody asked for it). What the judgements know is
 * read from the class path once, when they are made; after that they are immutable and any thread may use them.
 */
@NullMarked
package org.perennial.analysis;

import org.jspecify.annotations.NullMarked;

/**
 * Finds the articles that tell the same news: first within a language, then across languages.
 *
 * <p>Start from {@link org.perennial.analysis.story.StoryFeatures}, which is all that is kept of an article. Each language
 * has its {@link org.perennial.analysis.story.LanguageStories}; their stories are linked by one
 * {@link org.perennial.analysis.story.StoryLinks}. Two tables lead from an article to its story, and both are only ever
 * extended or overwritten:
 *
 * <pre>
 * article ─ for ever ─► part ─ latest StoryMove ─► story ─ latest StoryChange, else itself ─► multilingual story
 * </pre>
 *
 * <p>Both grouping steps decide anew whenever something near changes, so what counts is where an article is at last.
 * Published times are compared and never used as a clock; whoever drives the stories says when to forget. State comes out
 * and goes back in as {@link org.perennial.analysis.story.StateRecord}s.
 *
 * <p>Sources: Miranda, Znotins, Cohen and Barzdins 2018, "Multilingual Clustering of Streaming News" (weighted terms of
 * title, body and names, time, one pass over candidate clusters, then links over languages); Steinberger, Pouliquen and
 * Ignat 2008, "NewsExplorer" (links by names, numbers and places without dictionaries between pairs of languages). What was
 * chosen and rejected, with figures, is in decision 10.
 */
@NullMarked
package org.perennial.analysis.story;

import org.jspecify.annotations.NullMarked;

/**
 * The sample newsroom: some dozens of small publishers that {@code perennial demo} serves over local HTTP.
 *
 * <p>What it publishes stands in feed files ({@code newsroom/feeds/*.yaml} on the class path; the README beside them
 * describes the format). Start from {@link org.perennial.app.newsroom.Newsroom}, which reads and checks the files. A
 * newsroom opens at an instant and at an address ({@link org.perennial.app.newsroom.Opening}); from these two all
 * dates, addresses and expectations follow, so that a server started again with the same opening publishes the same
 * words. {@link org.perennial.app.newsroom.NewsroomServer} serves feeds and pages and writes down what it gave out in
 * a {@link org.perennial.app.newsroom.ServedLog} (kept over a restart in a
 * {@link org.perennial.app.newsroom.NewsroomDirectory}); {@link org.perennial.app.newsroom.NewsroomKey} says what a reader
 * must have made of it, and {@link org.perennial.app.newsroom.NewsroomCheck} compares that with what a store holds.
 *
 * <p>The newsroom never reads the pipeline's code or data: it is the other side of the web, and its key was written by
 * hand. Everything but the server, its desk and its log is immutable; these three may be used from any thread.
 */
@NullMarked
package org.perennial.app.newsroom;

import org.jspecify.annotations.NullMarked;

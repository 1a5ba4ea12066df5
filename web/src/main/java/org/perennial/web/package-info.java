/**
 * HTTP API and pages over the store.
 *
 * <p>Start at {@link org.perennial.web.WebStage}. {@link org.perennial.web.Routes} is the table of all that can be asked for,
 * and by whom; {@link org.perennial.web.Gate} stands before all of it and decides by host, origin and token. What is stored
 * is read by {@code coverage} and put into words by {@code page}; {@code event} is what the program puts behind the pages of
 * events.
 *
 * <p>Reading needs nothing but HTML; a script of this server's own brings new cards in as they come. Nothing is loaded from
 * anywhere else, and articles are shown as text.
 *
 * <p>No state but the counters of login attempts and the streams that are open. Requests run on the server's threads; each
 * open stream has one of its own.
 */
@NullMarked
package org.perennial.web;

import org.jspecify.annotations.NullMarked;

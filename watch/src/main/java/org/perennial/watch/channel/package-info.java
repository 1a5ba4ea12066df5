/**
 * The ways out: each writes a letter down in its own form and hands it over.
 *
 * <p>Start from {@link org.perennial.watch.channel.Channel}; {@link org.perennial.watch.channel.Channels} makes one of a
 * definition. A channel tells how it ended and never throws for what a server does. HTTP goes through a
 * {@link org.perennial.watch.channel.Poster} that is given, so this module opens no connection to the web by itself. All are
 * safe for all threads.
 */
@NullMarked
package org.perennial.watch.channel;

import org.jspecify.annotations.NullMarked;

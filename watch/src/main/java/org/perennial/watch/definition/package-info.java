/**
 * What a team follows and how it hears of it: watches and channels, as they are written in files and sent to the API.
 *
 * <p>Start from {@link org.perennial.watch.definition.Watch}; {@link org.perennial.watch.definition.WatchFolder} reads the
 * files. Values are checked where they are made, so a watch that exists can be used. Everything is immutable.
 */
@NullMarked
package org.perennial.watch.definition;

import org.jspecify.annotations.NullMarked;

/**
 * The command: runs any of the stages, or all in one, with an embedded broker and database where no other is given.
 *
 * <p>Start at {@link org.perennial.app.Perennial}. Every subcommand is a class of {@code command}; what they share is the
 * {@code config}uration, the {@code pipeline} that starts and stops stages, the {@code servers} that it starts when none
 * are given, and the sample {@code newsroom} of the demo. This module alone makes the system clock and prints: standard
 * output is data, standard error is progress.
 */
@NullMarked
package org.perennial.app;

import org.jspecify.annotations.NullMarked;

/**
 * The subcommands of {@code perennial}, one class each.
 *
 * <p>Standard output is data, standard error is progress and problems; {@code --json} wherever something is listed; exit
 * codes are those of {@link org.perennial.app.command.Exit}. A command reads its settings through {@link
 * org.perennial.app.command.SettingsOptions} and otherwise only calls what the modules offer.
 */
@NullMarked
package org.perennial.app.command;

import org.jspecify.annotations.NullMarked;

/**
 * The settings: one YAML file, {@code PERENNIAL_…} variables, {@code --set key=value}, in rising order of precedence.
 *
 * <p>{@code defaults.yaml} beside this package names every key with its default and what it does; it is the only list of
 * keys there is. A key that is not in it is refused with line and column, except below {@code kafka}, which is passed
 * through to Kafka's clients as it stands. Start at {@link org.perennial.app.config.Configuration}.
 *
 * <p>All types are immutable.
 */
@NullMarked
package org.perennial.app.config;

import org.jspecify.annotations.NullMarked;

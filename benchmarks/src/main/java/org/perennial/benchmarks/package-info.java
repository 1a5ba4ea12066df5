/**
 * Scores analysis and the pipeline on data that others wrote; prints every table the docs quote.
 *
 * <p>Start at {@link org.perennial.benchmarks.BenchCommand}, which the command mounts as {@code perennial bench}; each
 * subcommand is one table. A figure is only ever printed beside a named alternative that ran on the same articles in the
 * same process: on a busy machine the ratios hold, the absolute values do not. {@link org.perennial.benchmarks.Contest}
 * runs the rounds in turn and keeps the median.
 *
 * <p>Commands are made for one run and are not thread-safe.
 */
@NullMarked
package org.perennial.benchmarks;

import org.jspecify.annotations.NullMarked;

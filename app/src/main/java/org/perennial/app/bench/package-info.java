/**
 * An archive of invented articles to measure a store with.
 *
 * <p>Start at {@link org.perennial.app.bench.InventedArchive}: it makes article number so-and-so, the same for the same seed.
 * {@link org.perennial.app.bench.ArchiveLoader} fills an empty database with it, faster than a sink would, and {@link
 * org.perennial.app.bench.InventedQueries} asks for what is in it. Nothing here is used but by {@code perennial bench}.
 */
@NullMarked
package org.perennial.app.bench;

import org.jspecify.annotations.NullMarked;

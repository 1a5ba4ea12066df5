/**
 * Holds everything one installation keeps on disk: records, rows, ports, secrets and logs.
 *
 * <p>Start from {@link org.perennial.app.data.DataDirectory}: opened by one process at a time, for its owner's eyes
 * only, with a layout version that keeps an older program from misreading a newer directory. Small files appear
 * whole or not at all.
 *
 * <p>The open directory holds a file lock until it is closed. Its methods may be called from any thread; two threads
 * that write the same file leave one of the two contents.
 */
@NullMarked
package org.perennial.app.data;

import org.jspecify.annotations.NullMarked;

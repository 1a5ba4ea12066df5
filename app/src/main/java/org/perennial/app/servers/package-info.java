/**
 * Runs the broker and the database that the one-command start brings along.
 *
 * <p>Start from {@link org.perennial.app.servers.EmbeddedBroker} and {@link
 * org.perennial.app.servers.EmbeddedDatabase}. Each server is a child process, so that a full disk that halts the
 * broker does not halt ingest and the page with it. Each keeps its files in the data directory, listens on the loopback
 * address only, comes back by itself when it dies, and ends when this process ends, even by kill -9: the children watch
 * the pipe to their parent.
 *
 * <p>What was acknowledged survives the death of any of the processes. It does not survive the loss of the disk: there
 * is one copy.
 *
 * <p>A running server owns one thread that watches its process ({@link org.perennial.app.servers.SupervisedProcess})
 * and one that reads what it prints. The public types may be used from any thread.
 */
@NullMarked
package org.perennial.app.servers;

import org.jspecify.annotations.NullMarked;

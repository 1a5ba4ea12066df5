package org.perennial.app.servers;

import java.io.IOException;

/** What {@link SupervisedProcess} must know about a server to keep it running. Called from one thread at a time. */
interface SupervisedServer {

    /** The server's name in messages, such as {@code broker}. */
    String name();

    /**
     * Clears away what an earlier process left, and launches a new one with its two outputs joined.
     *
     * @throws ServerException where only the user can help
     */
    Process launch() throws IOException;

    /** Whether a printed line says that the server now takes connections. */
    boolean announcesReady(String line);

    /** Hears every line the process prints, from the thread that reads them. */
    void hear(String line);

    /** Called every few seconds while the process runs. */
    void tend() throws IOException;

    /** Ends the process, cleanly if it lets itself; returns when it is gone. */
    void stop(Process process);
}

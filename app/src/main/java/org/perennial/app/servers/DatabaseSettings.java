package org.perennial.app.servers;

/**
 * What a user may set about the embedded database.
 *
 * @param port the loopback port; 0 takes the first free one at the first start and keeps it
 * @param minimumFreeBytes the database is not started on a file system with less room than this
 */
public record DatabaseSettings(int port, long minimumFreeBytes) {

    public DatabaseSettings {
        Ports.requireValid("database.port", port);
        if (minimumFreeBytes < 0) {
            throw new IllegalArgumentException(
                    "database.minimum-free-bytes must not be negative, was " + minimumFreeBytes);
        }
    }

    /** Any free port, 200 MB of free disk. */
    public static DatabaseSettings defaults() {
        return new DatabaseSettings(0, 200L * 1024 * 1024);
    }

    /** The same with another port. */
    public DatabaseSettings withPort(int port) {
        return new DatabaseSettings(port, minimumFreeBytes);
    }
}

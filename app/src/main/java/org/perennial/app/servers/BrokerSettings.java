package org.perennial.app.servers;

/**
 * What a user may set about the embedded broker.
 *
 * @param port the loopback port for clients; 0 takes the first free one at the first start and keeps it
 * @param heapMegabytes the broker's heap, at least 128
 * @param minimumFreeBytes the broker is not started on a file system with less room than this
 * @param reserveBytes the size of a file that is given up so that the broker can start on a full disk; 0 for none
 */
public record BrokerSettings(int port, int heapMegabytes, long minimumFreeBytes, long reserveBytes) {
    private static final long MEGABYTE = 1024 * 1024;

    public BrokerSettings {
        Ports.requireValid("broker.port", port);
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("broker.heap-megabytes must be at least 128, was " + heapMegabytes);
        }
        if (minimumFreeBytes < 0) {
            throw new IllegalArgumentException(
                    "broker.minimum-free-bytes must not be negative, was " + minimumFreeBytes);
        }
        if (reserveBytes < 0) {
            throw new IllegalArgumentException("broker.reserve-bytes must not be negative, was " + reserveBytes);
        }
    }

    /** Any free port, 256 MB of heap, 200 MB of free disk, a reserve of 32 MB. */
    public static BrokerSettings defaults() {
        return new BrokerSettings(0, 256, 200 * MEGABYTE, 32 * MEGABYTE);
    }

    /** The same with another port. */
    public BrokerSettings withPort(int port) {
        return new BrokerSettings(port, heapMegabytes, minimumFreeBytes, reserveBytes);
    }
}

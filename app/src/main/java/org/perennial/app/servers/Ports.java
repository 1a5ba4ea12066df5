package org.perennial.app.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.perennial.app.data.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses loopback ports that stay the same from start to start.
 *
 * <p>Ports that are not set by the user are looked for below the range that systems hand out to outgoing connections:
 * one of those could be taken at any moment.
 */
final class Ports {
    private static final Logger log = LoggerFactory.getLogger(Ports.class);
    private static final int TRIED = 400;

    private Ports() {}

    static void requireValid(String setting, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(setting + " must be between 0 and 65535, was " + port);
        }
    }

    /**
     * The port the user set if it is free, else the remembered one, else a free one, which is remembered.
     *
     * <p>The search begins where the data directory's path says: a port is free too while the server of another installation
     * is being started again, and its clients would then find this one.
     *
     * @param wanted the user's port, 0 for none
     * @param memory the file below the data directory that remembers the port
     * @param from the lowest of {@value #TRIED} ports that are looked at
     * @param taken ports that must not be chosen although they are free
     * @throws ServerException where the wanted port is taken
     */
    static int choose(String setting, int wanted, DataDirectory data, String memory, int from, Set<Integer> taken) {
        if (wanted != 0) {
            if (!isFree(wanted)) {
                throw new ServerException(
                        "Port " + wanted + " on 127.0.0.1 is taken, perhaps by another Perennial, Kafka"
                                + " or PostgreSQL on this machine (ss -ltnp 'sport = :" + wanted
                                + "' shows by which process). Stop that process, or set " + setting
                                + " to another port; 0 takes any free one.");
            }
            return wanted;
        }
        int remembered = data.read(memory).map(Ports::parse).orElse(0);
        if (remembered != 0 && !taken.contains(remembered) && isFree(remembered)) {
            return remembered;
        }
        int begin = Math.floorMod(data.root().toString().hashCode(), TRIED);
        for (int step = 0; step < TRIED; step++) {
            int port = from + (begin + step) % TRIED;
            if (!taken.contains(port) && isFree(port)) {
                if (remembered != 0) {
                    log.atWarn()
                            .setMessage("the port of the last run is taken, using another")
                            .addKeyValue("was", remembered)
                            .addKeyValue("now", port)
                            .log();
                }
                data.write(memory, port + "\n");
                return port;
            }
        }
        throw new ServerException("None of the ports " + from + " to " + (from + TRIED - 1)
                + " on 127.0.0.1 is free. Set " + setting + " to a free port.");
    }

    private static int parse(String text) {
        String digits = text.strip();
        return digits.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(digits) : 0;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an ended server may linger; they do not hinder the next one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
